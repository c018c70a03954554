package hoops.server.carrier;

import hoops.engine.Cause;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.control.Control;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.fleet.FleetCommand.Looked;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Platform;
import hoops.engine.tier.GatewayLife;
import hoops.server.Looking;
import hoops.server.Threads;
import hoops.server.carrier.Calls.Call;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Carries out what is owed, and brings observations back as commands.
///
/// One thread looks: at each change of the platform or of the World, and twice a second. What is
/// owed is computed anew at each look, with every guard (P2), and carried by a virtual thread each,
/// at most [#HANDS] at a time. Each call is repeated until it is seen done.
public final class Carrier implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.carrier");
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final int HANDS = 16;

  private final Worlds worlds;
  private final Control control;
  private final Platform platform;
  private final Epoch epoch;
  private final InstantSource time;
  private final Threads threads;
  private final Sightings sightings = new Sightings();
  private final Semaphore hands = new Semaphore(HANDS);
  private final Looking looking = Looking.of("carrier", LOOK, this::look);
  private final Calls calls = new Calls(System::nanoTime);
  private volatile Drain drain = (_, _) -> {};

  public Carrier(Platform platform, Epoch epoch, Control control, Worlds worlds, Means means) {
    this.platform = platform;
    this.epoch = epoch;
    this.control = control;
    this.worlds = worlds;
    this.time = means.time();
    this.threads = means.threads();
  }

  /// The machine's time and threads.
  public record Means(InstantSource time, Threads threads) {}

  /// Begins to look; `drain` takes lives out of traffic before they are told to end.
  public void start(Drain before) {
    drain = before;
    worlds.listen(_ -> wake());
    looking.start(threads);
  }

  /// Something changed: look now rather than at the next regular look. Any thread; returns at once.
  public void wake() {
    looking.wake();
  }

  /// What was seen at the last look.
  public Sightings sightings() {
    return sightings;
  }

  @Override
  public void close() {
    looking.close();
  }

  private void look() {
    report();
    var world = worlds.now();
    var owed = world.owed();
    owed.starts().forEach(life -> carry(life.id(), Call.START, () -> start(world, life)));
    owed.stops().forEach(id -> carry(id, Call.STOP, () -> stop(id)));
    calls.forget(id -> world.fleet().find(id).filter(Instance::alive).isEmpty());
  }

  private void report() {
    var taken = time.instant();
    List<Observed> looks;
    try {
      var seen = platform.observe(epoch);
      sightings.saw(seen, taken);
      looks = Looks.of(seen, worlds.now(), taken); // now: what was ordered meanwhile is no stray
    } catch (Platform.Silent silent) {
      LOG.log(
          System.Logger.Level.WARNING, "the platform does not answer: {0}", silent.getMessage());
      looks = Looks.silence(worlds.now(), String.valueOf(silent.getMessage()), taken);
    }
    if (!looks.isEmpty()) {
      control.handle(new Looked(looks), Cause.SELF);
    }
  }

  private void carry(InstanceId id, Call call, Act act) {
    if (!calls.begin(id, call)) {
      return;
    }
    threads.start(
        call + " " + id,
        () -> {
          hands.acquireUninterruptibly();
          try {
            act.done();
            calls.made(id, call);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (Platform.Silent | Platform.StaleEpoch trouble) {
            LOG.log(System.Logger.Level.WARNING, "{0} {1}: {2}", call, id, trouble.getMessage());
          } finally {
            hands.release();
            calls.over(id);
            wake();
          }
        });
  }

  private interface Act {
    void done() throws InterruptedException;
  }

  private void start(World world, Instance life) {
    Specs.of(world, life).ifPresent(spec -> platform.start(epoch, spec));
  }

  private void stop(InstanceId id) throws InterruptedException {
    drain.await(id, DRAIN);
    platform.stop(epoch, id);
  }

  /// Whether this life is a gateway, which is kept by its own room.
  static boolean gateway(InstanceId id) {
    return id.assembly().equals(GatewayLife.NAME);
  }
}
