package hoops.server.keeping;

import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.control.Control;
import hoops.engine.control.KeepingCommand;
import hoops.engine.control.Retention;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Observation;
import hoops.server.Threads;
import hoops.server.builder.Artifacts;
import hoops.server.builder.BuildRooms;
import hoops.server.platforms.process.ProcessPlatform;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets go of what was kept long enough (R57): first as entries, then on the disk.
///
/// Each look compares what lies there with the World and nothing else, so that a kill at any moment
/// is mended by the next look: an artifact is deleted because the World says that it went, never
/// before, and for as long as it lies there. It looks when the server starts and each hour. One
/// thread of its own.
public final class Keeping implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.keeping");
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Places places;
  private final Control control;
  private final Worlds worlds;
  private final InstantSource time;
  private final Semaphore closed = new Semaphore(0);

  public Keeping(Places places, Control control, Worlds worlds, InstantSource time) {
    this.places = places;
    this.control = control;
    this.worlds = worlds;
    this.time = time;
  }

  /// Where things lie.
  public record Places(
      Artifacts artifacts, BuildRooms rooms, ProcessPlatform platform, Epoch epoch) {}

  /// Begins to look.
  public Keeping start(Threads threads) {
    threads.start("keeping", this::run);
    return this;
  }

  @Override
  public void close() {
    closed.release();
  }

  private void run() {
    try {
      do {
        safely();
      } while (!closed.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | Control.Stopped _) {
      // The server ends.
    }
  }

  /// What cannot be deleted now is tried again at the next look.
  private void safely() {
    try {
      look();
    } catch (Control.Stopped stopped) {
      throw stopped;
    } catch (IOException | RuntimeException trouble) {
      LOG.log(System.Logger.Level.WARNING, "not everything old could be let go", trouble);
    }
  }

  void look() throws IOException {
    while (control.handle(new KeepingCommand.LetGo(), Cause.SELF).decision()
        instanceof Decision.Accepted) {
      // Again, until nothing more may go.
    }
    artifacts();
    rooms();
    lives();
  }

  /// What is not needed is judged once more in the moment it would go.
  private void artifacts() throws IOException {
    var needed = worlds.now().builds().artifacts();
    var gone =
        places
            .artifacts()
            .collect(digest -> needed.contains(digest) || neededNow(digest), time.instant());
    gone.forEach(digest -> LOG.log(System.Logger.Level.DEBUG, "{0} was deleted", digest));
  }

  private boolean neededNow(Digest digest) {
    return worlds.now().builds().artifacts().contains(digest);
  }

  private void rooms() throws IOException {
    for (var build : places.rooms().all()) {
      if (!Retention.keepsRoom(worlds.now(), build, time.instant())) {
        places.rooms().remove(build);
      }
    }
  }

  private void lives() {
    var world = worlds.now();
    var now = time.instant();
    var kept = Retention.terms(world).logs();
    for (var seen : places.platform().observe(places.epoch())) {
      if (seen instanceof Observation.Ended(var id, var at, var _)
          && Retention.over(world, at, kept, now)
          && world.fleet().find(id).filter(Instance::alive).isEmpty()
          && !gateway(world, seen)) {
        places.platform().forget(places.epoch(), id);
      }
    }
    if (Retention.over(world, Instant.EPOCH, kept, now)) {
      places.platform().tidy(now.minus(kept));
    }
  }

  /// Whether it is the gateway that a tier is to have, which its own room looks after.
  private static boolean gateway(World world, Observation seen) {
    return world
        .tiers()
        .find(seen.id().tier())
        .flatMap(tier -> Optional.ofNullable(tier.gateway()))
        .filter(gateway -> gateway.id(seen.id().tier()).equals(seen.id()))
        .isPresent();
  }
}
