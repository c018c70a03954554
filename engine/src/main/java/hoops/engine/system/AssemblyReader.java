package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.system.Assembly.HealthCheck;
import hoops.engine.system.Assembly.OneWay;
import hoops.engine.system.Assembly.Recipe;
import hoops.engine.system.Assembly.StopSpec;
import hoops.engine.system.Look.ShortKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One assembly of the file, every default filled in; what is wrong in it is left out, since others
/// have said so.
final class AssemblyReader {
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(tar|tar\\.gz|tgz|zip)");

  private AssemblyReader() {}

  static Assembly read(AssemblyName name, Located at) {
    var needs = new TreeSet<AssemblyName>();
    names(Look.in(at, "needs"), needs);
    names(Look.in(at, "feeds"), needs);
    var artifact = Look.text(Look.in(at, "artifact"), "").replaceFirst("/+$", "");
    return new Assembly(
        name,
        or(Look.words(Look.in(at, "sources")), List.of(name.text() + "/")),
        recipe(Look.in(at, "build")),
        Look.words(Look.in(at, "reports")),
        artifact,
        or(Look.command(Look.in(at, "run")), usualRun(artifact)),
        ports(at),
        health(Look.in(at, "health")),
        needs,
        properties(Look.in(at, "properties")),
        stop(Look.in(at, "stop")),
        new OneWay(mark(at, "one-way"), mark(at, "alone")));
  }

  /// Whether it must say how it starts: what its build leaves is a folder, or becomes one. A last
  /// word without a dot is taken for a folder.
  static boolean needsRun(String artifact) {
    var last = artifact.substring(artifact.lastIndexOf('/') + 1);
    return artifact.endsWith("/") || !last.contains(".") || ARCHIVE.matcher(last).matches();
  }

  private static List<String> usualRun(String artifact) {
    return artifact.endsWith(".jar")
        ? List.of("java", "-jar", artifact.substring(artifact.lastIndexOf('/') + 1))
        : List.of();
  }

  static <T> List<T> or(List<T> written, List<T> usual) {
    return written.isEmpty() ? usual : written;
  }

  static void names(Located value, Set<AssemblyName> into) {
    for (var word : Look.words(value)) {
      if (NameRules.name(word, 24)) {
        into.add(new AssemblyName(word));
      }
    }
  }

  /// The ports; an empty list that was written is a program without.
  static List<String> ports(Located at) {
    var value = Look.in(at, "ports");
    return Look.absent(value)
        ? List.of("http")
        : Look.fields(value).stream().map(field -> field.key().text()).toList();
  }

  private static Recipe recipe(Located value) {
    var env = new TreeMap<String, String>();
    for (var field : Look.fields(Look.in(value, "env"))) {
      env.put(field.key().text(), Look.text(field.value(), ""));
    }
    return new Recipe(
        Look.commands(Look.in(value, "run", new ShortKey("run"))),
        env,
        duration(Look.in(value, "limit"), Duration.ofMinutes(30)));
  }

  static Duration duration(Located value, Duration usual) {
    return Scalars.duration(Look.text(value, "")).orElse(usual);
  }

  private static HealthCheck health(Located value) {
    return new HealthCheck(
        Look.text(Look.in(value, "path", new ShortKey("path")), ""),
        Look.text(Look.in(value, "ready"), ""),
        Look.text(Look.in(value, "port"), ""),
        Look.command(Look.in(value, "command")),
        duration(Look.in(value, "every"), Duration.ofSeconds(10)),
        Look.text(Look.in(value, "runbook"), ""));
  }

  private static SortedMap<String, PropertyType> properties(Located value) {
    var properties = new TreeMap<String, PropertyType>();
    for (var field : Look.fields(value)) {
      property(field.value(), properties, field.key().text());
    }
    return properties;
  }

  private static void property(
      Located value, SortedMap<String, PropertyType> properties, String name) {
    var text = Look.text(Look.in(value, "type", new ShortKey("type")), "text");
    if (PropertyReader.mistake(text).isPresent()) {
      return;
    }
    var type = PropertyReader.read(text);
    var fallback = Look.text(Look.in(value, "default"), "");
    if (!fallback.isEmpty() && !type.secret() && type.mistake(fallback).isEmpty()) {
      type = PropertyReader.fallback(type, fallback);
    }
    properties.put(
        name,
        new PropertyType(
            type.kind(),
            type.range(),
            type.choices(),
            type.fallback(),
            type.needed(),
            yes(Look.in(value, "differs")),
            yes(Look.in(value, "env")),
            Look.text(Look.in(value, "about"), "")));
  }

  static boolean yes(Located value) {
    return Look.text(value, "").equals("true");
  }

  private static StopSpec stop(Located value) {
    return new StopSpec(
        Look.text(Look.in(value, "signal", new ShortKey("signal")), "TERM"),
        duration(Look.in(value, "grace"), Duration.ofSeconds(30)));
  }

  private static String mark(Located at, String key) {
    return Look.text(Look.in(Look.in(at, key), "mark", new ShortKey("mark")), "");
  }
}
