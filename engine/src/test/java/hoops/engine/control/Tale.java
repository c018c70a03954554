package hoops.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.InstanceId;
import hoops.engine.PersonId;
import hoops.engine.Position;
import hoops.engine.TierName;
import hoops.engine.Way;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildResult;
import hoops.engine.build.BuildStory;
import hoops.engine.build.SeenCommit;
import hoops.engine.build.Tests;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.fleet.Sighting;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The whole engine in virtual time, with a platform that does at once what it is asked, and
/// programs of which some builds die after a while.
final class Tale {
  static final Cause MIA = new Cause(new Actor.Person(new PersonId(1)), Way.TERMINAL, AskKey.NONE);

  private final Set<BuildId> mortal = new HashSet<>();
  private final Map<InstanceId, Instant> alive = new HashMap<>();
  private final Set<InstanceId> everStarted = new HashSet<>();
  private MemoryJournal journal = MemoryJournal.empty();
  private Instant now = BuildStory.NOON;
  private Duration jumped = Duration.ZERO;
  private Worlds worlds = new Worlds();
  private Writer writer = Writer.replaying(journal, worlds, tick(), "1.0.0");

  World world() {
    return worlds.now();
  }

  Instant now() {
    return now;
  }

  Decision ask(Command command) {
    return ask(command, MIA);
  }

  Decision ask(Command command, Cause cause) {
    var outcomes = writer.turn(tick(), List.of(new Ask(command, cause)));
    if (outcomes.getFirst() instanceof Outcome.Answered(var answer)) {
      return answer.decision();
    }
    throw new AssertionError("a bug: " + outcomes.getFirst());
  }

  void accepted(Command command) {
    assertThat(ask(command)).isInstanceOf(Decision.Accepted.class);
  }

  void commit(SeenCommit commit) {
    accepted(new BuildCommand.CommitsSeen("main", List.of(commit)));
  }

  /// The build runs and ends, with so many failed tests.
  void built(String build, int failed) {
    var id = BuildId.parse(build);
    accepted(new BuildCommand.BeginBuild(id, 1));
    var tests = new Tests(5, failed, 0, 0, List.of());
    accepted(new BuildCommand.BuildFinished(id, 1, BuildStory.result(build, tests)));
  }

  /// The build runs and ends well, and leaves the same bytes as another.
  void builtAs(String build, String other) {
    var id = BuildId.parse(build);
    accepted(new BuildCommand.BeginBuild(id, 1));
    var result = BuildStory.result(build, new Tests(5, 0, 0, 0, List.of()));
    accepted(
        new BuildCommand.BuildFinished(
            id,
            1,
            new BuildResult(
                result.ending(), result.reports(), BuildStory.kept(other), result.fingerprint())));
  }

  /// What is made of that build dies 3 s after its start.
  void mortal(String build) {
    mortal.add(BuildId.parse(build));
  }

  /// Time passes, half a second at a time; the platform does what is owed, and tells.
  void pass(Duration time) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusMillis(500);
      writer.turn(tick(), List.of(new Ask(tick(), Cause.SELF)));
      platform();
    }
  }

  /// The wall clock is set by this much.
  void jump(Duration by) {
    now = now.plus(by);
    jumped = jumped.plus(by);
  }

  /// A long time passes in one go, in which nothing happens.
  void rest(Duration time) {
    now = now.plus(time);
  }

  /// Hoops is killed and started again on what is durable; what runs, runs on.
  void killed() {
    journal = journal.reopened();
    worlds = new Worlds();
    writer = Writer.replaying(journal, worlds, tick(), "1.0.0");
  }

  MemoryJournal journal() {
    return journal;
  }

  /// The World that the journal alone makes.
  World replayed() {
    var again = new World[] {World.EMPTY};
    journal.replay(Position.NONE, entry -> again[0] = again[0].after(entry));
    return again[0];
  }

  Rollout last(TierName tier) {
    return world().rollouts().last(tier).orElseThrow();
  }

  /// The number of the build that every living instance of the assembly carries; -1 where they
  /// differ or none lives.
  int runs(TierName tier, String assembly) {
    var numbers =
        world()
            .fleet()
            .living(tier)
            .filter(life -> life.id().assembly().equals(new AssemblyName(assembly)))
            .filter(Instance::staying)
            .map(life -> life.side().build().number())
            .distinct()
            .toList();
    return numbers.size() == 1 ? numbers.getFirst() : -1;
  }

  private void platform() {
    var owed = world().owed();
    for (var life : owed.starts()) {
      if (everStarted.add(life.id())) {
        alive.put(life.id(), now);
      }
    }
    owed.stops().forEach(id -> gone(id, new Exit.Code(143)));
    for (var life : world().fleet().living().toList()) {
      look(life);
    }
  }

  private void look(Instance life) {
    var since = alive.get(life.id());
    if (since == null) {
      return;
    }
    boolean dies = mortal.contains(life.side().build()) && !now.isBefore(since.plusSeconds(3));
    if (dies) {
      gone(life.id(), new Exit.Code(3));
    } else if (!(life.state() instanceof InstanceState.Ready)) {
      ask(new Observed(life.id(), new Sighting.Well(), now), Cause.SELF);
    }
  }

  private void gone(InstanceId id, Exit exit) {
    if (alive.remove(id) != null) {
      ask(new Observed(id, new Sighting.Gone(exit), now), Cause.SELF);
    }
  }

  private Tick tick() {
    return new Tick(now, Duration.between(BuildStory.NOON, now).minus(jumped));
  }
}
