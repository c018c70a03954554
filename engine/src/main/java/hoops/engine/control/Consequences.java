package hoops.engine.control;

import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.build.BuildEvent.CiTroubled;
import hoops.engine.fleet.FleetEvent.CrashLooped;
import hoops.engine.fleet.FleetEvent.CuresSpent;
import hoops.engine.fleet.FleetEvent.InstanceStuck;
import hoops.engine.fleet.FleetEvent.StraySeen;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutUndecided;
import hoops.engine.watch.ProblemCommand.Report;
import hoops.engine.watch.Subject;
import java.util.Locale;
import java.util.Optional;

/// Which events need a person, so that a problem opens in the very same decision (I34).
final class Consequences {
  private Consequences() {}

  static Optional<Report> of(Event event, World world) {
    return switch (event) {
      case CrashLooped(var crew, var side, var times) ->
          report(
              new Subject.CrashLoop(crew.tier(), crew.assembly()),
              "%s of %s ended %d times in 10 minutes by itself"
                  .formatted(crew, side.build(), times));
      case CuresSpent(var crew, var side, var cures) ->
          report(
              new Subject.Ailing(crew.tier(), crew.assembly()),
              "%s of %s was cured %d times in an hour, so no more cures follow for a while"
                  .formatted(crew, side.build(), cures));
      case InstanceStuck(var id, var why) ->
          report(new Subject.OddLife(id.name(), "stuck"), why.text());
      case StraySeen(var id, var what) ->
          report(new Subject.OddLife(id.name(), "stray"), what.text());
      case CiTroubled(var kind, var why) -> report(Subject.Ci.of(kind), why.text());
      case RolloutUndecided undecided ->
          report(
              new Subject.RolloutTrouble(
                  world.rollouts().rollout(undecided.rollout()).tier(), undecided.rollout()),
              "%s needs a choice: %s".formatted(undecided.rollout(), undecided.why().text()));
      case RolloutEnded ended -> ended(ended, world);
      default -> Optional.empty();
    };
  }

  private static Optional<Report> ended(RolloutEnded ended, World world) {
    var tier = world.rollouts().rollout(ended.rollout()).tier();
    return switch (ended.outcome()) {
      case ARRIVED, SUPERSEDED, WITHDRAWN -> Optional.empty();
      case ROLLED_BACK, MIXED, FAILED_UNCHANGED ->
          report(
              new Subject.RolloutTrouble(tier, ended.rollout()),
              "%s ended %s: %s"
                  .formatted(ended.rollout(), outcome(ended.outcome()), ended.why().text()));
    };
  }

  private static String outcome(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Optional<Report> report(Subject subject, String what) {
    return Optional.of(new Report(subject, new Reason(what)));
  }
}
