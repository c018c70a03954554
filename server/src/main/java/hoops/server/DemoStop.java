package hoops.server;

import hoops.engine.Cause;
import hoops.engine.Reason;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand.PutDown;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import hoops.server.store.DataFolder;
import hoops.wire.Announced;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ends the demo as a whole: Hoops if it runs, then every instance of every tier, in good order.
///
/// Works with Hoops down, too: what keeps instances is opened for a moment, so that the end of each
/// is an entry, as everything is.
final class DemoStop {
  private static final Reason WHY = new Reason("hoops demo stop");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FAILED = 1;

  private final DemoWords typed;
  private final Printing print;
  private final Map<String, String> variables;

  DemoStop(DemoWords typed, Printing print, Map<String, String> variables) {
    this.typed = typed;
    this.print = print;
    this.variables = variables;
  }

  int run() throws IOException, InterruptedException, DemoWords.Wrong {
    if (!Files.isDirectory(typed.data())) {
      print.out().println("There is no demo in " + Demo.shown(typed.folder()) + ".");
      return 0;
    }
    if (!putDown()) {
      print.err().println("hoops demo: not everything has ended yet.\nNow: hoops demo stop");
      return FAILED;
    }
    print
        .out()
        .printf(
            "All of it has stopped. Its data stay in %s; hoops demo takes it up again.%n",
            Demo.shown(typed.folder()));
    return 0;
  }

  /// Whether everything has ended.
  boolean putDown() throws IOException, InterruptedException, DemoWords.Wrong {
    endServer();
    var settings = settings();
    var kept = new Wiring(settings, variables, new Ending()).openKeeping();
    try (var _ = kept.house()) {
      var world = kept.worlds().now();
      for (var tier : world.tiers().byName().values()) {
        world
            .rollouts()
            .underWay(tier.name())
            .ifPresent(one -> kept.control().handle(new Abort(one.id(), WHY), Cause.SELF));
        kept.control().handle(new PutDown(tier.name(), WHY), Cause.SELF);
      }
      return until(() -> nothingLives(kept));
    }
  }

  private Settings settings() throws DemoWords.Wrong {
    try {
      return Typed.of(
          typed.data(),
          typed.system(),
          new Settings.Port(0, Settings.Taken.NEXT),
          Serve.properties());
    } catch (Typed.Wrong wrong) {
      throw new DemoWords.Wrong(String.valueOf(wrong.getMessage()));
    }
  }

  /// Asks the server on this folder to end, and waits until it has.
  private void endServer() throws InterruptedException {
    Announced.serving(typed.data(), variables)
        .flatMap(server -> ProcessHandle.of(server.pid()))
        .ifPresent(ProcessHandle::destroy);
    var _ = until(this::free);
  }

  private boolean free() {
    try (var _ = DataFolder.open(typed.data())) {
      return true;
    } catch (DataFolder.Taken taken) {
      return false;
    }
  }

  private static boolean nothingLives(Wiring.Kept kept) {
    var world = kept.worlds().now();
    return kept.carrier().sightings().any()
        && world.fleet().living().findAny().isEmpty()
        && world.tiers().byName().values().stream().noneMatch(tier -> gatewayRuns(kept, tier));
  }

  private static boolean gatewayRuns(Wiring.Kept kept, Tier tier) {
    var gateway = tier.gateway();
    return gateway != null
        && kept.carrier().sightings().running(gateway.id(tier.name())).isPresent();
  }

  private static boolean until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return true;
  }
}
