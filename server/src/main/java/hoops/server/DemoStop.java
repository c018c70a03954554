package hoops.server;

import static hoops.server.commands.Ending.FAILED;

import hoops.engine.Cause;
import hoops.engine.Reason;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand.PutDown;
import hoops.server.commands.Locally;
import hoops.server.commands.Reply;
import hoops.server.commands.Trouble;
import hoops.server.screen.Block;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import hoops.server.store.DataFolder;
import hoops.server.store.JournalCheck;
import hoops.wire.Announced;
import hoops.wire.Fields;
import java.io.IOException;
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

  private final DemoWords typed;
  private final Locally here;
  private final Map<String, String> variables;

  DemoStop(DemoWords typed, Locally here, Map<String, String> variables) {
    this.typed = typed;
    this.here = here;
    this.variables = variables;
  }

  int run() throws IOException, InterruptedException, DemoWords.Wrong {
    if (!JournalCheck.lies(typed.data())) {
      return here.trouble(Demo.none(typed));
    }
    if (!putDown()) {
      return here.trouble(
          Trouble.of(FAILED, "Not everything has ended yet.", typed.command("demo stop")));
    }
    var sentence = "All of it has stopped. Its data stay in " + Demo.shown(typed.folder()) + ".";
    return here.reply(
        Reply.of(
                new Fields()
                    .put("schema", "hoops.done/1")
                    .put("changed", true)
                    .put("message", sentence)
                    .members(),
                Block.line(sentence))
            .hint(typed.command("demo"), "takes it up again"));
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
