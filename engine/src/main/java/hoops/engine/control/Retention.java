package hoops.engine.control;

import hoops.engine.BuildId;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.Builds;
import hoops.engine.system.Governed;
import hoops.engine.system.SystemVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How long things are kept, as the file says, by a clock that was not set forward meanwhile (R57,
/// I22, I30). Pure.
public final class Retention {
  private static final int AT_ONCE = 500;

  private Retention() {}

  /// How long the file in force says; the usual times where there is none.
  public static Governed.Retention terms(World world) {
    return world
        .systems()
        .inForce()
        .map(SystemVersion::governed)
        .map(Governed::retention)
        .orElse(Governed.Retention.USUAL);
  }

  /// Whether what is so since then has been so for this long.
  public static boolean over(World world, Instant since, Duration kept, Instant now) {
    var runs = world.builds().clockRuns();
    return !now.isBefore((since.isBefore(runs) ? runs : since).plus(kept));
  }

  /// Whether a build's log and list of tests stay: while it goes on, as long as its artifact does,
  /// and for a while after its end.
  public static boolean keepsRoom(World world, BuildId id, Instant now) {
    var build = world.builds().build(id);
    if (build.isEmpty() || !build.get().ended()) {
      return true;
    }
    boolean artifact =
        Builds.artifact(build.get()).isPresent() && world.builds().gone(id).isEmpty();
    return artifact || !over(world, build.get().since(), terms(world).builds(), now);
  }

  /// The decision that artifacts may go which no build left that something refers to, at most 500.
  static Decision letGo(World world, Instant now) {
    var file = world.systems().inForce().map(SystemVersion::governed);
    if (file.isEmpty()) {
      return Decision.alreadySo("there is no system yet");
    }
    var kept = file.get().retention().builds();
    if (!over(world, Instant.EPOCH, kept, now)) {
      return Decision.alreadySo("the clock was set forward not long ago: nothing is surely old");
    }
    var events =
        going(world.builds(), new References(world, file.get(), now).builds()).stream()
            .limit(AT_ONCE)
            .map(digest -> new BuildEvent.ArtifactWent(digest, kept))
            .toList();
    return events.isEmpty()
        ? Decision.alreadySo("nothing was kept long enough to go")
        : Decision.accept(events);
  }

  private static Set<Digest> going(Builds builds, Set<BuildId> referred) {
    var going = new TreeSet<>(builds.artifacts());
    going.removeAll(
        referred.stream()
            .flatMap(id -> builds.build(id).flatMap(Builds::artifact).stream())
            .collect(Collectors.toUnmodifiableSet()));
    return going;
  }
}
