package hoops.engine.rollout;

import hoops.engine.Decision;
import hoops.engine.Refusal;
import hoops.engine.RolloutId;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import java.util.Locale;

/// Sentences about rollouts that cannot do what was asked.
final class Refusals {
  private Refusals() {}

  static Decision unknown(RolloutId id) {
    return Decision.refuse(
        Refusal.Kind.NOT_FOUND, "there is no rollout " + id, "hoops rollout list");
  }

  static Decision outOfPlace(Rollout one) {
    return Decision.refuse(
        Refusal.Kind.CONFLICT,
        where(one) + ", so this cannot be",
        "hoops rollout show " + one.id());
  }

  /// Where it stands, in words: `d-7 holds at wave 2`.
  static String where(Rollout one) {
    var id = one.id();
    return switch (one.state()) {
      case Waiting _ -> id + " waits for its turn";
      case Advancing(var wave) -> id + " advances through wave " + wave;
      case Holding(var wave, _) -> id + " goes to the safe point of wave " + wave;
      case Baking(var wave, _) -> id + " watches what wave " + wave + " moved";
      case Held held -> id + " is held at wave " + held.wave();
      case Undecided undecided -> id + " waits for a choice at wave " + undecided.wave();
      case Yielded(var to) -> id + " yielded to " + to;
      case Settling _ -> id + " settles";
      case Finished(var outcome, _, _) -> id + " ended: " + words(outcome);
    };
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
