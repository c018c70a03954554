package hoops.engine.release;

import hoops.engine.AssemblyName;
import hoops.engine.Digest;
import hoops.engine.ManifestHash;
import hoops.engine.system.Assembly;
import hoops.engine.system.PropertyType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/// The canonical bytes of a set, whose SHA-256 is its hash (S12). They never change their form.
///
/// UTF-8. A *word* is the count of its bytes in decimal, `:`, its bytes, and `\n`, so that no text
/// can pass for another's border; a *list* is the word of its length and then its words. In order:
/// the word `hoops.manifest/1`; the list of assemblies by name (ASCII order), and for each
///
/// 1. its name, number, fingerprint, and the artifact's digest;
/// 2. the list of its properties by name, each: name, kind, range, list of choices, default,
///    `needed` or `optional`, `differs` or `same`, `env` or `file`;
/// 3. the watching that is shipped with it: health path, ready path, port, list of command words,
///    `every` in milliseconds, runbook. A key of watching that later versions ship is written
///    behind these, name and value, and only where it is not empty, so that older hashes stay;
///
/// and the list of attached properties, which is empty in this version. No names of people or sets,
/// no times.
final class Identity {
  private final StringBuilder text = new StringBuilder();

  private Identity() {}

  static ManifestHash hash(SortedMap<AssemblyName, Manifest.Part> parts) {
    return new ManifestHash(Digest.of(canonical(parts)).hex());
  }

  static String canonical(SortedMap<AssemblyName, Manifest.Part> parts) {
    var form = new Identity();
    form.word("hoops.manifest/1");
    form.count(parts.size());
    parts.values().forEach(form::part);
    form.count(0);
    return form.text.toString();
  }

  private void part(Manifest.Part part) {
    word(part.build().assembly().text());
    count(part.build().number());
    word(part.product().fingerprint().text());
    word(part.product().artifact().digest().text());
    count(part.assembly().properties().size());
    part.assembly().properties().forEach(this::property);
    watching(part.assembly().health());
  }

  private void property(String name, PropertyType type) {
    word(name);
    word(kind(type.kind()));
    word(type.range());
    words(type.choices());
    word(type.fallback());
    word(type.needed() ? "needed" : "optional");
    word(type.differs() ? "differs" : "same");
    word(type.env() ? "env" : "file");
  }

  private static String kind(PropertyType.Kind kind) {
    return switch (kind) {
      case INT -> "int";
      case NUMBER -> "number";
      case BOOL -> "bool";
      case TEXT -> "text";
      case URL -> "url";
      case DURATION -> "duration";
      case SHARE -> "share";
      case BYTES -> "bytes";
      case CHOICE -> "choice";
      case SECRET -> "secret";
    };
  }

  private void watching(Assembly.HealthCheck health) {
    word(health.path());
    word(health.ready());
    word(health.port());
    words(health.command());
    word(Long.toString(millis(health.every())));
    word(health.runbook());
  }

  private static long millis(Duration time) {
    return time.toMillis();
  }

  private void words(List<String> words) {
    count(words.size());
    words.forEach(this::word);
  }

  private void count(int number) {
    word(Integer.toString(number));
  }

  private void word(String word) {
    int bytes = word.getBytes(StandardCharsets.UTF_8).length;
    text.append(bytes).append(':').append(word).append('\n');
  }
}
