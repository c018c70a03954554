package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Refusal;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.BuildRules;
import hoops.engine.build.Builds;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Fleet;
import hoops.engine.fleet.FleetCommand;
import hoops.engine.fleet.FleetEvent;
import hoops.engine.fleet.FleetRules;
import hoops.engine.fleet.Owed;
import hoops.engine.journal.Entry;
import hoops.engine.people.People;
import hoops.engine.people.PeopleCommand;
import hoops.engine.people.PeopleEvent;
import hoops.engine.people.PeopleRules;
import hoops.engine.release.Choice;
import hoops.engine.release.Manifests;
import hoops.engine.release.ReleaseCommand;
import hoops.engine.release.ReleaseEvent;
import hoops.engine.release.What;
import hoops.engine.rollout.RolloutCommand;
import hoops.engine.rollout.RolloutEvent;
import hoops.engine.rollout.RolloutRules;
import hoops.engine.rollout.Rollouts;
import hoops.engine.rollout.Wishes;
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
///
/// `keys` are the asks of the last day that had an effect.
public record World(
    Position position,
    Systems systems,
    Builds builds,
    Manifests manifests,
    Tiers tiers,
    People people,
    Fleet fleet,
    Problems problems,
    Rollouts rollouts,
    Keys keys) {
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
          Rollouts.NONE,
          Keys.NONE);

  /// What the command would do here and now, with all that follows from it at once. Pure: it
  /// changes nothing.
  public Decision decide(Command command, Cause cause, Instant now) {
    var turn = new Turn(this, cause, now);
    return command instanceof Tick
        ? Decision.accept(new Rhythm().beat(turn))
        : turn.whole(ask(command, now));
  }

  /// The one switch over the families of commands; its default is a bug, and a test walks them all.
  private Decision ask(Command command, Instant now) {
    return switch (command) {
      case SystemCommand asked -> SystemRules.decide(asked, systems);
      case BuildCommand asked -> BuildRules.decide(builds, asked);
      case TierCommand asked -> TierRules.decide(asked, tiers, tier -> Sight.slot(rollouts, tier));
      case ReleaseCommand.Choose(var what, var tier) -> choose(what, tier, now);
      case FleetCommand asked -> FleetRules.decide(asked, fleet, desired(), now);
      case RolloutCommand asked ->
          Sight.ground(this)
              .map(ground -> RolloutRules.decide(asked, rollouts, ground, now))
              .orElseGet(World::nothingYet);
      case PeopleCommand asked -> PeopleRules.decide(asked, people);
      case KeepingCommand.LetGo _ -> Retention.letGo(this, now);
      case ProblemCommand asked -> ProblemRules.decide(asked, problems, people, tiers);
      default -> throw new IllegalArgumentException("no chapter decides " + command.getClass());
    };
  }

  /// What every crew should be; nothing while no system file is in force.
  public Desired desired() {
    return Sight.ground(this).map(ground -> Wishes.of(rollouts, ground)).orElse(Desired.NOTHING);
  }

  /// What the platforms must be asked for now, every guard judged anew (P2).
  public Owed owed() {
    return fleet.owed(desired());
  }

  private Decision choose(What what, TierName tier, Instant now) {
    return switch (new Sight(this, now).choice(what, tier)) {
      case Choice.None(var refusal) -> new Decision.Refused(refusal);
      case Choice.Chosen(var manifest, var _) -> {
        var making = manifests.making(manifest);
        yield making.isEmpty()
            ? Decision.alreadySo(manifest.hash() + " is a manifest already")
            : Decision.accept(making);
      }
    };
  }

  private static Decision nothingYet() {
    return Decision.refuse(
        Refusal.Kind.NOT_FOUND, "there is no system yet", "hoops init, then hoops serve");
  }

  /// The World after this entry, which follows the one it stands at.
  public World after(Entry entry) {
    return after(entry.event(), entry.stamp()).with(keys.after(entry));
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
          with(fleet.shifted(by))
              .with(rollouts.shifted(by))
              .with(tiers.shifted(by))
              .with(builds.clockSet(by, stamp.at()));
    };
  }

  private World at(Position next) {
    return new World(
        next, systems, builds, manifests, tiers, people, fleet, problems, rollouts, keys);
  }

  private World with(Systems next) {
    return new World(
        position, next, builds, manifests, tiers, people, fleet, problems, rollouts, keys);
  }

  private World with(Builds next) {
    return new World(
        position, systems, next, manifests, tiers, people, fleet, problems, rollouts, keys);
  }

  private World with(Manifests next) {
    return new World(
        position, systems, builds, next, tiers, people, fleet, problems, rollouts, keys);
  }

  private World with(Tiers next) {
    return new World(
        position, systems, builds, manifests, next, people, fleet, problems, rollouts, keys);
  }

  private World with(People next) {
    return new World(
        position, systems, builds, manifests, tiers, next, fleet, problems, rollouts, keys);
  }

  private World with(Fleet next) {
    return new World(
        position, systems, builds, manifests, tiers, people, next, problems, rollouts, keys);
  }

  private World with(Problems next) {
    return new World(
        position, systems, builds, manifests, tiers, people, fleet, next, rollouts, keys);
  }

  private World with(Rollouts next) {
    return new World(
        position, systems, builds, manifests, tiers, people, fleet, problems, next, keys);
  }

  private World with(Keys next) {
    return new World(
        position, systems, builds, manifests, tiers, people, fleet, problems, rollouts, next);
  }
}
