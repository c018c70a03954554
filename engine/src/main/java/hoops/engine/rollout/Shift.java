package hoops.engine.rollout;

import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import java.time.Duration;

/// Moves every instant of the rollouts along with the wall clock (I30).
final class Shift {
  private Shift() {}

  static Rollouts of(Rollouts all, Duration by) {
    var byId = all.byId();
    for (var one : all.byId().values()) {
      byId = byId.plus(one.id(), shifted(one, by));
    }
    return new Rollouts(byId, all.plans(), all.mixed(), all.barred());
  }

  private static Rollout shifted(Rollout one, Duration by) {
    return new Rollout(
        one.id(),
        one.plan(),
        one.trigger(),
        one.by(),
        one.why(),
        one.verdicts(),
        one.planned().plus(by),
        one.changed().plus(by),
        shifted(one.state(), by),
        one.progress().shifted(by));
  }

  private static RolloutState shifted(RolloutState state, Duration by) {
    return switch (state) {
      case Waiting _, Advancing _, Holding _, Yielded _ -> state;
      case Baking(var wave, var until) -> new Baking(wave, until.plus(by));
      case Held held -> new Held(held.wave(), shifted(held.rest(), by), held.causes());
      case Undecided was ->
          new Undecided(
              was.wave(), shifted(was.rest(), by), was.why(), was.person(), was.until().plus(by));
      case Settling(var until) -> new Settling(until.plus(by));
      case Finished(var outcome, var why, var at) -> new Finished(outcome, why, at.plus(by));
    };
  }

  private static Rest shifted(Rest rest, Duration by) {
    return switch (rest) {
      case Rest.InWave _ -> rest;
      case Rest.InBake(var until) -> new Rest.InBake(until.plus(by));
      case Rest.InSettling(var until) -> new Rest.InSettling(until.plus(by));
    };
  }
}
