package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import java.time.Duration;
import java.time.Instant;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// What a rollout's journal says of its wave: instants, high marks and sizes, and nothing else.
///
/// `since` is when the wave began or was begun again: older ends are no evidence. `last` is the
/// last progress (M17). `counts` are the numbers wanted at the last sizing, `sides` what both sides
/// became by it where it came after the wave's beginning (M10). `left` are assemblies that a person
/// struck off. `served` is when a new instance was first ready; [Instant#MAX] while none ever was.
/// `paused` is since when the bake does not count (M39); [Instant#MAX] while it does.
public record Progress(
    Instant since,
    Instant last,
    TreePMap<AssemblyName, Marks> marks,
    TreePMap<AssemblyName, Long> counts,
    TreePMap<AssemblyName, Sides> sides,
    TreePSet<AssemblyName> left,
    Instant served,
    Instant paused) {

  /// The marks of this assembly in the wave.
  public Marks marks(AssemblyName assembly) {
    return marks.getOrDefault(assembly, Marks.NONE);
  }

  /// Nothing has happened yet of what this plan says.
  static Progress of(Plan plan, Instant at) {
    var counts = TreePMap.<AssemblyName, Long>empty();
    for (var part : plan.parts()) {
      counts = counts.plus(part.assembly(), part.n());
    }
    return new Progress(
        at,
        at,
        TreePMap.empty(),
        counts,
        TreePMap.empty(),
        TreePSet.empty(),
        Instant.MAX,
        Instant.MAX);
  }

  /// A wave begins, or begins again: old ends are no evidence, old marks no measure.
  Progress begun(Instant at) {
    return new Progress(
        at, at, TreePMap.empty(), counts, TreePMap.empty(), left, served, Instant.MAX);
  }

  /// The wave left off, at the numbers that it led to: what changes now changes from there.
  Progress standing() {
    return new Progress(since, last, marks, counts, TreePMap.empty(), left, served, Instant.MAX);
  }

  Progress touched(Instant at) {
    return new Progress(since, at, marks, counts, sides, left, served, paused);
  }

  Progress leaving(AssemblyName assembly) {
    return new Progress(since, last, marks, counts, sides, left.plus(assembly), served, paused);
  }

  Progress sized(AssemblyName assembly, long n, Sides to) {
    return new Progress(
        since,
        last,
        marks,
        counts.plus(assembly, n),
        to.known() ? sides.plus(assembly, to) : sides,
        left,
        served,
        paused);
  }

  /// The bake stops counting at that instant, or counts again: [Instant#MAX].
  Progress paused(Instant at) {
    return new Progress(since, last, marks, counts, sides, left, served, at);
  }

  Progress raised(AssemblyName assembly, Marks best, Instant at) {
    var first = moved() || best.newReady() == 0 ? served : at;
    return new Progress(since, at, marks.plus(assembly, best), counts, sides, left, first, paused);
  }

  Progress shifted(Duration by) {
    return new Progress(
        since.plus(by),
        last.plus(by),
        marks,
        counts,
        sides,
        left,
        moved() ? served.plus(by) : served,
        bakeCounts() ? paused : paused.plus(by));
  }

  /// Whether the time of a bake counts by now.
  public boolean bakeCounts() {
    return paused.equals(Instant.MAX);
  }

  /// Whether any new instance was ever ready: where nothing weighs, traffic has moved (M20).
  public boolean moved() {
    return !served.equals(Instant.MAX);
  }
}
