package hoops.server;

import hoops.engine.Cause;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.build.Build;
import hoops.engine.build.BuildState;
import hoops.engine.control.Control;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.fleet.Instance;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutState;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand.BringUp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Tells in the demo's terminal how it goes: each build as it ends, each move of a tier, and once
/// all is well the board and what to try.
final class DemoTelling implements Serve.Telling {
  private static final Duration LOOK = Duration.ofMillis(200);
  private final Instant began = Instant.now();
  private final DemoWords typed;
  private final Printing print;
  private final Map<String, String> variables;
  private final Set<Object> told = new HashSet<>();
  private final Map<Object, String> last = new HashMap<>();
  private boolean shown;
  private volatile boolean over;
  private volatile String living = "";

  DemoTelling(DemoWords typed, Printing print, Map<String, String> variables) {
    this.typed = typed;
    this.print = print;
    this.variables = variables;
  }

  @Override
  public void begun(Wiring.Served served) {
    line("server", served.url());
    var worlds = served.kept().worlds();
    for (var tier : worlds.now().tiers().byName().values()) {
      if (tier.down()) {
        var why = new Reason("hoops demo");
        served.kept().control().handle(new BringUp(tier.name(), why), Cause.SELF);
      }
    }
    var speaking = new Speaking(served.commands(), served.first(), variables);
    new Threads().start("demo-telling", () -> tell(worlds, speaking));
  }

  @Override
  public void reads(Wiring.Reading reading) {
    line("server", reading.url());
    print.err().println("hoops: " + reading.why());
  }

  @Override
  public void ended() {
    over = true;
    print
        .out()
        .println(
            living.isEmpty()
                ? "Nothing runs yet.   %s   goes on where this ended."
                    .formatted(typed.command("demo"))
                : "%s lives on.   %s   takes it up,   %s   ends it."
                    .formatted(living, typed.command("demo"), typed.command("demo stop")));
  }

  private void tell(Worlds worlds, Speaking speaking) {
    try {
      while (!over) {
        look(worlds.now(), speaking);
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Control.Stopped _) {
      over = true;
    }
  }

  private void look(World world, Speaking speaking) throws InterruptedException {
    living =
        world.tiers().byName().keySet().stream()
            .filter(name -> world.fleet().living(name).findAny().isPresent())
            .map(name -> capital(name.text()))
            .collect(Collectors.joining(", "));
    world.builds().all().reversed().forEach(this::build);
    world.rollouts().byId().values().forEach(this::rollout);
    if (!shown && allWell(world)) {
      shown = true;
      line(
          "healthy",
          "%s in %.0f s".formatted(living, seconds(Duration.between(began, Instant.now()))));
      print.out().println();
      print.out().print(speaking.say("board"));
      print.out().println();
      print.out().print(toTry(world.tiers().byName().firstKey()));
    }
  }

  private String toTry(TierName tier) {
    var commands = new LinkedHashMap<String, String>();
    commands.put("hoops status", "what is where, what needs someone");
    commands.put(typed.command("demo commit fix"), "a commit: built, and followed by itself");
    commands.put(
        typed.command("demo commit unit-break"), "its build is not clean, so it is held back");
    commands.put(typed.command("demo commit crash"), "clean, but it dies: the tier goes back");
    commands.put("hoops why " + tier, "what may pass there, and why not");
    int width = commands.keySet().stream().mapToInt(String::length).max().orElseThrow();
    return commands.entrySet().stream()
        .map(one -> "  ./%s   %s%n".formatted(padded(one.getKey(), width), one.getValue()))
        .collect(
            Collectors.joining(
                "",
                "Try, in another terminal:\n",
                "Ctrl-C stops Hoops, the tiers live on.   %s   stops all%n"
                    .formatted(typed.command("demo stop"))));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private void build(Build build) {
    if (build.ended() && told.add(build.id())) {
      switch (build.state()) {
        case BuildState.Clean clean ->
            line("build", "%s  clean, %d tests".formatted(build.id(), clean.tests().all()));
        case BuildState.NotClean not ->
            line("build", "%s  held back: %s".formatted(build.id(), why(not)));
        case BuildState.Cancelled _ -> line("build", build.id() + "  cancelled");
        case BuildState.Superseded _, BuildState.Waiting _, BuildState.Running _ -> {}
      }
    }
  }

  /// The first test that failed, which says more than that the command failed; else the first
  /// reason.
  private static String why(BuildState.NotClean not) {
    return not.tests().failed() == 0
        ? not.why().getFirst().sentence().text()
        : "%d of %d tests failed, first %s"
            .formatted(
                not.tests().failed(),
                not.tests().all(),
                not.tests().troubled().getFirst().name().text());
  }

  private void rollout(Rollout one) {
    var now =
        switch (one.state()) {
          case RolloutState.Waiting _ -> "waits";
          case RolloutState.Advancing(var wave) ->
              "wave %d of %d".formatted(wave, one.plan().waves().size());
          case RolloutState.Baking(var wave, _) -> "wave %d landed, watching".formatted(wave);
          case RolloutState.Holding _, RolloutState.Held _ -> "held";
          case RolloutState.Undecided undecided -> "needs a choice: " + undecided.why().text();
          case RolloutState.Yielded(var to) -> "yields to " + to;
          case RolloutState.Settling _ -> "settling";
          case RolloutState.Finished(var outcome, var why, _) ->
              outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                  + (why.text().isBlank() ? "" : ": " + why.text());
        };
    if (!now.equals(last.put(one.id(), now))
        && (shown || !one.ended() || told.contains(one.id()))) {
      told.add(one.id());
      line(one.tier().text(), "%s to %s  %s".formatted(one.id(), one.plan().to(), now));
    }
  }

  private static boolean allWell(World world) {
    return !world.tiers().byName().isEmpty()
        && world.tiers().byName().values().stream().allMatch(tier -> well(world, tier));
  }

  /// It runs what arrived last, and every instance of it is ready.
  private static boolean well(World world, Tier tier) {
    return tier.last().isPresent()
        && world.rollouts().underWay(tier.name()).isEmpty()
        && world.fleet().living(tier.name()).findAny().isPresent()
        && world.fleet().living(tier.name()).allMatch(Instance::ready);
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private void line(String what, String text) {
    print.out().printf("  %-8s %s%n", what, text);
  }
}
