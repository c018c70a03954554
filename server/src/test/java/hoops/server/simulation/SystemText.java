package hoops.server.simulation;

import hoops.engine.build.SeenCommit;
import hoops.server.systemfile.SystemFiles;
import hoops.server.systemfile.SystemFiles.Loaded;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A `hoops.yaml` of some tiers of one type.
///
/// `tier` is what each tier says beside its numbers of instances, `counts` those numbers by
/// assembly; `assemblies` is what each assembly says beside how it is built.
record SystemText(
    List<String> tiers,
    String tier,
    SortedMap<String, Integer> counts,
    SortedMap<String, String> assemblies,
    String moving) {
  static final String FAST = "follows: main, when: at once";
  static final String MOVING =
      "{waves: [50%, 100%], surge: 33%, ready-for: 1s, ready-within: 20s, no-progress: 40s,"
          + " keep-old: 0s, bake: {at-least: 5s}}";

  SystemText {
    tiers = List.copyOf(tiers);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    assemblies = Collections.unmodifiableSortedMap(new TreeMap<>(assemblies));
  }

  /// Two tiers that follow main, and two assemblies, of which web needs index.
  static SystemText small() {
    return new SystemText(List.of("dusk", "dawn"), FAST, new TreeMap<>(), new TreeMap<>(), MOVING)
        .with("index", "", 2)
        .with("web", "needs: [index]", 3);
  }

  SystemText with(String assembly, String says, int count) {
    var more = new TreeMap<>(assemblies);
    more.put(assembly, says);
    return new SystemText(tiers, tier, counts, more, moving).count(assembly, count);
  }

  SystemText without(String assembly) {
    var fewer = new TreeMap<>(assemblies);
    fewer.remove(assembly);
    var others = new TreeMap<>(counts);
    others.remove(assembly);
    return new SystemText(tiers, tier, others, fewer, moving);
  }

  SystemText count(String assembly, int count) {
    var next = new TreeMap<>(counts);
    next.put(assembly, count);
    return new SystemText(tiers, tier, next, assemblies, moving);
  }

  SystemText tiers(String says) {
    return new SystemText(tiers, says, counts, assemblies, moving);
  }

  SystemText moving(String says) {
    return new SystemText(tiers, tier, counts, assemblies, says);
  }

  String yaml() {
    var text = new StringBuilder("hoops: 1\nsystem: logs\nsolo: true\nassemblies:\n");
    assemblies.forEach((name, says) -> {
      var built = "build: sh build.sh, artifact: dist, run: ./run";
      text.append("  %s: {%s%s}\n".formatted(name, built, says.isEmpty() ? "" : ", " + says));
    });
    text.append("tiers:\n");
    tiers.forEach(
        name -> text.append("  %s: {%s, instances: %s}\n".formatted(name, tier, instances())));
    return text.append("moving: ").append(moving).append('\n').toString();
  }

  private String instances() {
    var numbers = new StringBuilder("{");
    counts.forEach((name, count) -> numbers.append(name).append(": ").append(count).append(", "));
    return numbers.append("default: 1}").toString();
  }

  Loaded.Valid read() {
    return switch (SystemFiles.load(yaml().getBytes(StandardCharsets.UTF_8))) {
      case Loaded.Valid valid -> valid;
      case Loaded.Wrong(var mistakes) -> throw new IllegalStateException(mistakes + "\n" + yaml());
    };
  }

  /// The half that travels with a commit of this file.
  SeenCommit.File.Good half() {
    var travels = read().file().travels();
    return new SeenCommit.File.Good(travels.digest(), travels);
  }
}
