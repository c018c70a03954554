package hoops.server.platforms.process;

import hoops.engine.fleet.Observation;
import hoops.server.platforms.process.Identity.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Reads what one folder shows (docs/rules.md); it changes nothing and signals nobody.
final class Look {
  /// From the end of the grace until what is left counts as stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(35);

  private static final String ADDRESS = "127.0.0.1";

  private final Standings standings;

  Look(Standings standings) {
    this.standings = standings;
  }

  /// What a folder shows.
  sealed interface Shown {
    /// No keeper ever came: it is still owed.
    record Unclaimed() implements Shown {}

    /// There is an observation, and nothing to do.
    record Plain(Observation observation) implements Shown {}

    /// There is an observation, and an [Ending] has work: a stop, a sweep, an end to write.
    record Owing(Observation observation) implements Shown {}
  }

  Shown at(Life life) {
    try {
      return shown(life);
    } catch (IOException | IllegalArgumentException trouble) {
      return new Shown.Plain(
          new Observation.Unreadable(life.id(), "its folder cannot be read: " + trouble));
    }
  }

  private Shown shown(Life life) throws IOException {
    if (!life.claimed()) {
      return new Shown.Unclaimed();
    }
    var spec = life.spec();
    if (spec.isEmpty()) {
      return withoutSpec(life);
    }
    var end = life.end();
    if (end.isPresent()) {
      return life.swept() ? ended(life, end.get()) : leaving(life, spec.get(), end.get().uptime());
    }
    return alive(life, spec.get());
  }

  /// A life that was closed before it began.
  private static Shown withoutSpec(Life life) throws IOException {
    var end = life.end();
    return end.isPresent()
        ? ended(life, end.get())
        : new Shown.Plain(new Observation.Unreadable(life.id(), "its folder has no spec"));
  }

  private static Shown ended(Life life, Life.End end) {
    return new Shown.Plain(new Observation.Ended(life.id(), end.at(), end.exit()));
  }

  private Shown alive(Life life, Spec spec) throws IOException {
    var keeper = life.keeper();
    if (keeper.isPresent() && !standings.thisBoot(keeper.get())) {
      return leaving(life, spec, 0);
    }
    var kept = keeper.map(each -> standings.keeper(each, spec.nonce())).orElse(Standing.GONE);
    var program = life.program();
    if (kept == Standing.UNSURE) {
      return unsure(life, keeper.orElseThrow());
    }
    if (program.isPresent()) {
      int parent = kept == Standing.OURS ? keeper.orElseThrow().pid() : 0;
      return switch (standings.program(program.get(), parent, spec.nonce())) {
        case OURS -> stopping(life, spec, running(life, spec));
        case UNSURE -> unsure(life, program.get());
        case GONE ->
            kept == Standing.OURS
                ? stopping(life, spec, running(life, spec))
                : vanished(life, spec);
      };
    }
    var starting = new Observation.Starting(life.id(), life.since());
    boolean begun = kept == Standing.OURS || begins(life, spec);
    return begun ? stopping(life, spec, starting) : vanished(life, spec);
  }

  /// Whether something with its nonce lives, though no keeper wrote who it is: that takes a moment.
  private boolean begins(Life life, Spec spec) throws IOException {
    var tree = new Tree(life, spec.nonce(), standings);
    return !tree.surelyEmpty() || life.keeper().isPresent();
  }

  /// Keeper and program are gone, so what is left has no end yet, unless it was just written.
  private Shown vanished(Life life, Spec spec) throws IOException {
    var end = life.end();
    return leaving(life, spec, end.map(Life.End::uptime).orElse(0.0));
  }

  /// What still runs, with a stop that is owed to it or not.
  private Shown stopping(Life life, Spec spec, Observation observation) throws IOException {
    var stop = life.stop();
    if (stop.isEmpty()) {
      return new Shown.Plain(observation);
    }
    var patience = spec.stop().grace().plus(PATIENCE);
    return new Shown.Owing(over(stop.get().uptime(), patience) ? stuck(life, spec) : observation);
  }

  /// What has ended, while something of it may be left.
  private Shown leaving(Life life, Spec spec, double endedAt) throws IOException {
    boolean late = endedAt > 0 && over(endedAt, PATIENCE);
    return new Shown.Owing(late ? stuck(life, spec) : running(life, spec));
  }

  private static boolean over(double since, Duration patience) throws IOException {
    return Proc.uptime() - since > patience.toMillis() / 1000.0;
  }

  private Observation stuck(Life life, Spec spec) throws IOException {
    var pids =
        new Tree(life, spec.nonce(), standings)
            .members().stream().map(Proc.Stat::pid).sorted().toList();
    return new Observation.Stuck(
        life.id(), "still there long after its grace, whatever was sent: pids " + pids);
  }

  private static Observation running(Life life, Spec spec) throws IOException {
    Optional<Identity> program = life.program();
    return new Observation.Running(
        life.id(),
        life.since(),
        ADDRESS,
        spec.ports(),
        program.map(Identity::pid).orElse(0).longValue());
  }

  private static Shown unsure(Life life, Identity identity) {
    return new Shown.Plain(
        new Observation.Unreadable(
            life.id(),
            "pid %d may be its own or a stranger's; no signal is sent".formatted(identity.pid())));
  }
}
