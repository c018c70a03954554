package hoops.server.watch;

import hoops.engine.Cause;
import hoops.engine.InstanceId;
import hoops.engine.control.Control;
import hoops.engine.control.Worlds;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.server.Threads;
import hoops.server.carrier.Carrier;
import hoops.server.carrier.Sightings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps one probe for each life that runs, on a virtual thread each.
public final class Probes implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.watch");
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Control control;
  private final Worlds worlds;
  private final Sightings sightings;
  private final InstantSource time;
  private final Threads threads;
  private final Checks checks;
  private final Set<InstanceId> probed = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  public Probes(
      Control control, Worlds worlds, Carrier carrier, Inside inside, Carrier.Means means) {
    this.control = control;
    this.worlds = worlds;
    this.sightings = carrier.sightings();
    this.time = means.time();
    this.threads = means.threads();
    this.checks = new Checks(inside);
  }

  /// Begins to probe whatever runs.
  public void start() {
    threads.start("probes", this::run);
  }

  @Override
  public void close() {
    over.countDown();
  }

  private void run() {
    try {
      do {
        worlds.now().fleet().living().filter(Instance::staying).forEach(this::begin);
      } while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(Instance life) {
    if (probed.contains(life.id())) {
      return;
    }
    var running = sightings.running(life.id());
    var assembly = worlds.now().builds().assembly(life.side().build());
    if (running.isPresent() && assembly.isPresent() && probed.add(life.id())) {
      var probe = new Probe(running.get(), assembly.get(), life);
      threads.start("probe " + life.id(), () -> keep(probe));
    }
  }

  private void keep(Probe probe) {
    try {
      boolean matters = true;
      while (matters) {
        matters = once(probe) && !over.await(probe.pause().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Control.Stopped _) {
      LOG.log(System.Logger.Level.DEBUG, "{0} is not probed any more: Hoops stops", probe.id());
    } finally {
      probed.remove(probe.id());
    }
  }

  /// Asks once and reports what is news; whether the life still matters.
  private boolean once(Probe probe) throws InterruptedException {
    var taken = time.instant();
    var seen = probe.ask(checks);
    var news = Probe.news(worlds.now(), probe.id(), seen);
    if (news.orElse(false)) {
      control.handle(new Observed(probe.id(), seen, taken), Cause.SELF);
    }
    return news.isPresent();
  }
}
