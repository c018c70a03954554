package hoops.server.systemfile;

import hoops.engine.system.Governed;
import hoops.engine.system.SystemVersion;
import hoops.engine.system.TierSpec;
import java.util.ArrayList;
import java.util.List;

/// `hoops system show`: a version as it was written, or every default with it.
public final class SystemShow {
  private SystemShow() {}

  /// The text of the version, line by line, as it was applied.
  public static List<String> run(SystemVersion version) {
    return version.text().lines().toList();
  }

  /// What the version says of system, tiers and assemblies with every default written out (F9).
  public static List<String> all(SystemVersion version) {
    var governed = version.governed();
    var lines = new ArrayList<String>();
    lines.add("hoops: 1  # version %d, with every default".formatted(version.number()));
    lines.add("system: " + governed.system());
    lines.add("zone: " + (governed.zone().getId().equals("Z") ? "UTC" : governed.zone().getId()));
    lines.add("solo: " + governed.solo());
    repository(governed.repository(), lines);
    lines.add("people: " + governed.people());
    governed.roles().forEach((role, people) -> lines.add("# role " + role + ": " + people));
    lines.add("tiers:");
    governed.tiers().forEach(tier -> tier(tier, lines));
    lines.add("assemblies:");
    version
        .file()
        .travels()
        .assemblies()
        .values()
        .forEach(assembly -> AssemblyText.lines(assembly, governed.owner(assembly.name()), lines));
    return lines;
  }

  private static void repository(Governed.Repository repository, List<String> lines) {
    lines.add(
        "repository: {url: %s, main: %s, look: %s, owner: %s}"
            .formatted(
                repository.address().isEmpty() ? "." : repository.address(),
                repository.main(),
                AssemblyText.text(repository.look()),
                repository.owner()));
  }

  private static void tier(TierSpec tier, List<String> lines) {
    var moving = tier.moves().fallback();
    lines.add("  " + tier.name() + ":");
    lines.add("    follows: " + tier.follows().text());
    lines.add("    when: " + tier.when().text());
    lines.add("    owner: " + tier.owner());
    lines.add("    protected: " + tier.isProtected());
    lines.add("    latest-only: " + tier.latestOnly());
    lines.add("    instances: " + counts(tier.instances()));
    lines.add("    size: " + tier.sizing().fallback().name());
    lines.add("    platform: " + tier.place().platform());
    lines.add("    gates: " + String.join(", ", tier.gates().keySet()));
    lines.add("    moving:");
    lines.add("      waves: " + moving.waves().stream().map(share -> share.text()).toList());
    lines.add("      surge: " + moving.surge().text());
    lines.add("      missing: " + moving.missing().text());
    lines.add("      red-green: " + AssemblyText.word(moving.redGreen()));
    lines.add("      judge: " + AssemblyText.word(moving.judge()));
    lines.add(
        "      bake: {at-least: %s, at-most: %s, requests: %d}"
            .formatted(
                AssemblyText.text(moving.bake().first()),
                AssemblyText.text(moving.bake().atMost()),
                moving.bake().requests()));
    lines.add("      ready-for: " + AssemblyText.text(moving.readyFor()));
    lines.add("      ready-within: " + AssemblyText.text(moving.readyWithin()));
    lines.add("      no-progress: " + AssemblyText.text(moving.noProgress()));
    lines.add("      keep-old: " + AssemblyText.text(moving.keepOld()));
    lines.add("    properties: " + tier.properties());
  }

  private static String counts(TierSpec.Counts counts) {
    var text = new StringBuilder("{default: " + counts.fallback());
    counts
        .own()
        .forEach((name, number) -> text.append(", ").append(name).append(": ").append(number));
    return text.append('}').toString();
  }
}
