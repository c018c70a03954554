package hoops.server.systemfile;

import hoops.engine.system.Assembly;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// An assembly as lines of the file, every default written out.
final class AssemblyText {
  private AssemblyText() {}

  static void lines(Assembly assembly, String owner, List<String> lines) {
    lines.add("  " + assembly.name() + ":");
    lines.add("    owner: " + owner);
    lines.add("    sources: " + assembly.sources());
    for (var command : assembly.recipe().commands()) {
      lines.add("    build: " + String.join(" ", command));
    }
    lines.add("    # limit of a build: " + text(assembly.recipe().limit()));
    lines.add(
        "    reports: "
            + (assembly.reports().isEmpty() ? "# TEST-*.xml, junit*.xml" : assembly.reports()));
    lines.add("    artifact: " + assembly.artifact());
    lines.add(
        "    run: " + (assembly.run().isEmpty() ? "# itself" : String.join(" ", assembly.run())));
    lines.add("    ports: " + assembly.ports());
    lines.add("    needs: " + assembly.needs());
    lines.add("    health: " + health(assembly.health()));
    lines.add(
        "    stop: {signal: %s, grace: %s}"
            .formatted(assembly.stop().signal(), text(assembly.stop().grace())));
    assembly
        .properties()
        .forEach((name, type) -> lines.add("    # property " + name + ": " + type.text()));
  }

  private static String health(Assembly.HealthCheck health) {
    var every = ", every: " + text(health.every()) + "}";
    if (!health.command().isEmpty()) {
      return "{command: " + String.join(" ", health.command()) + every;
    }
    var ready = health.ready().isEmpty() ? "" : ", ready: " + health.ready();
    return "{path: "
        + (health.path().isEmpty() ? "# the port answers" : health.path())
        + ready
        + every;
  }

  static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /// `1h30m`, `90s` as `1m30s`; nothing is `0s`.
  static String text(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    return (duration.toHours() > 0 ? duration.toHours() + "h" : "")
        + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
        + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
  }
}
