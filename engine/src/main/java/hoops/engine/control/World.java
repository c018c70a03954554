package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Stamp;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.BuildRules;
import hoops.engine.build.Builds;
import hoops.engine.fleet.Fleet;
import hoops.engine.fleet.FleetEvent;
import hoops.engine.journal.Entry;
import hoops.engine.people.People;
import hoops.engine.people.PeopleCommand;
import hoops.engine.people.PeopleEvent;
import hoops.engine.people.PeopleRules;
import hoops.engine.release.Manifests;
import hoops.engine.release.ReleaseEvent;
import hoops.engine.rollout.RolloutEvent;
import hoops.engine.rollout.Rollouts;
import hoops.engine.system.SystemCommand;
import hoops.engine.system.SystemEvent;
import hoops.engine.system.SystemRules;
import hoops.engine.system.Systems;
import hoops.engine.tier.TierCommand;
import hoops.engine.tier.TierEvent;
import hoops.engine.tier.TierRules;
import hoops.engine.tier.Tiers;
import hoops.engine.watch.ProblemCommand;
import hoops.engine.watch.ProblemEvent;
import hoops.engine.watch.ProblemRules;
import hoops.engine.watch.Problems;
import java.time.Instant;

/// The state of everything: the replay of the journal and nothing else (I1). Immutable.
public record World(
    Position position,
    Systems systems,
    Builds builds,
    Manifests manifests,
    Tiers tiers,
    People people,
    Fleet fleet,
    Problems problems,
    Rollouts rollouts) {
  public static final World EMPTY =
      new World(
          Position.NONE,
          Systems.NONE,
          Builds.NONE,
          Manifests.NONE,
          Tiers.NONE,
          People.NOBODY,
          Fleet.NONE,
          Problems.NONE,
          Rollouts.NONE);

  /// What the command would do here and now, with all that follows from it at once. Pure: it
  /// changes nothing.
  public Decision decide(Command command, Cause cause, Instant now) {
    var turn = new Turn(this, cause, now);
    return command instanceof Tick ? Decision.accept(Rhythm.beat(turn)) : turn.whole(ask(command));
  }

  /// The one switch over the families of commands; its default is a bug, and a test walks them all.
  private Decision ask(Command command) {
    return switch (command) {
      case SystemCommand asked -> SystemRules.decide(asked, systems);
      case BuildCommand asked -> BuildRules.decide(builds, asked);
      case TierCommand asked -> TierRules.decide(asked, tiers, tier -> Sight.slot(rollouts, tier));
      case PeopleCommand asked -> PeopleRules.decide(asked, people);
      case ProblemCommand asked -> ProblemRules.decide(asked, problems, people, tiers);
      default -> throw new IllegalArgumentException("no chapter decides " + command.getClass());
    };
  }

  /// The World after this entry, which follows the one it stands at.
  public World after(Entry entry) {
    return after(entry.event(), entry.stamp());
  }

  /// The one switch over the families of events; its default is a bug, and a test walks them all.
  World after(Event event, Stamp stamp) {
    var at = at(stamp.position());
    return switch (event) {
      case ControlEvent happened -> at.after(happened, stamp);
      case SystemEvent happened -> at.with(systems.after(happened, stamp));
      case BuildEvent happened -> at.with(builds.after(happened, stamp));
      case ReleaseEvent happened -> at.with(manifests.after(happened, stamp, builds));
      case TierEvent happened -> at.with(tiers.after(happened, stamp));
      case PeopleEvent happened -> at.with(people.after(happened, stamp));
      case FleetEvent happened -> at.with(fleet.after(happened, stamp));
      case ProblemEvent happened -> at.with(problems.after(happened, stamp));
      case RolloutEvent happened -> at.with(rollouts.after(happened, stamp));
      default -> throw new IllegalArgumentException("no chapter knows " + event.getClass());
    };
  }

  private World after(ControlEvent event, Stamp stamp) {
    return switch (event) {
      case ControlEvent.ReignBegan _ -> with(fleet.reignBegan(stamp));
      case ControlEvent.ClockJumped(var by) ->
          with(fleet.shifted(by)).with(rollouts.shifted(by)).with(tiers.shifted(by));
    };
  }

  private World at(Position next) {
    return new World(next, systems, builds, manifests, tiers, people, fleet, problems, rollouts);
  }

  private World with(Systems next) {
    return new World(position, next, builds, manifests, tiers, people, fleet, problems, rollouts);
  }

  private World with(Builds next) {
    return new World(position, systems, next, manifests, tiers, people, fleet, problems, rollouts);
  }

  private World with(Manifests next) {
    return new World(position, systems, builds, next, tiers, people, fleet, problems, rollouts);
  }

  private World with(Tiers next) {
    return new World(position, systems, builds, manifests, next, people, fleet, problems, rollouts);
  }

  private World with(People next) {
    return new World(position, systems, builds, manifests, tiers, next, fleet, problems, rollouts);
  }

  private World with(Fleet next) {
    return new World(position, systems, builds, manifests, tiers, people, next, problems, rollouts);
  }

  private World with(Problems next) {
    return new World(position, systems, builds, manifests, tiers, people, fleet, next, rollouts);
  }

  private World with(Rollouts next) {
    return new World(position, systems, builds, manifests, tiers, people, fleet, problems, next);
  }
}
