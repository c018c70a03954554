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

/// The law of a rollout: every state, whatever is asked (docs/rules.md; docs/law/rollout.md).
///
/// `MIXED` is *failed unchanged* where no new instance was ever ready (M20, row 1), `YIELDED` by
/// [Ask#GO_BACK] is *undecided* where S29 forbids a way back, and `NEXT_WAVE` behind the last wave
/// is *settling*.
final class Law {
  private Law() {}

  static Ruling of(RolloutState state, Ask ask) {
    return switch (state) {
      case Waiting _ ->
          switch (ask) {
            case START -> Ruling.FIRST_WAVE;
            case OVERDUE -> Ruling.NEXT_PERSON;
            case ABORT -> Ruling.WITHDRAWN;
            case ROLL_BACK, RESIZE -> Ruling.NOTHING;
            case LANDED, GO_ON, GO_BACK, HOLD, RESUME, RETRY -> Ruling.REFUSED;
          };
      case Advancing _ ->
          switch (ask) {
            case LANDED -> Ruling.BAKE;
            case OVERDUE -> Ruling.M20;
            case HOLD -> Ruling.HOLDING;
            case RESUME -> Ruling.NOTHING;
            case ABORT -> Ruling.MIXED;
            case ROLL_BACK -> Ruling.YIELDED;
            case RESIZE -> Ruling.RESIZED;
            case START, GO_ON, GO_BACK, RETRY -> Ruling.REFUSED;
          };
      case Holding _ ->
          switch (ask) {
            case LANDED -> Ruling.HELD;
            case OVERDUE -> Ruling.M20;
            case HOLD -> Ruling.NOTHING;
            case RESUME -> Ruling.SAME_WAVE;
            case ABORT -> Ruling.MIXED;
            case ROLL_BACK -> Ruling.YIELDED;
            case RESIZE -> Ruling.RESIZED;
            case START, GO_ON, GO_BACK, RETRY -> Ruling.REFUSED;
          };
      case Baking _ ->
          switch (ask) {
            case GO_ON -> Ruling.NEXT_WAVE;
            case GO_BACK, ROLL_BACK -> Ruling.YIELDED;
            case RESIZE -> Ruling.RESIZED;
            case OVERDUE -> Ruling.UNDECIDED;
            case HOLD -> Ruling.HELD;
            case RESUME -> Ruling.NOTHING;
            case ABORT -> Ruling.MIXED;
            case START, LANDED, RETRY -> Ruling.REFUSED;
          };
      case Held _ ->
          switch (ask) {
            case LANDED, HOLD -> Ruling.NOTHING;
            case GO_ON, GO_BACK -> Ruling.SAID;
            case OVERDUE -> Ruling.M20_IF_STALLED;
            case RESUME -> Ruling.AS_BEFORE;
            case RETRY -> Ruling.SAME_WAVE;
            case ABORT -> Ruling.MIXED;
            case ROLL_BACK -> Ruling.YIELDED;
            case RESIZE -> Ruling.RESIZED;
            case START -> Ruling.REFUSED;
          };
      case Undecided _ ->
          switch (ask) {
            case LANDED, HOLD -> Ruling.NOTHING;
            case GO_ON, GO_BACK -> Ruling.SAID;
            case OVERDUE -> Ruling.NEXT_PERSON;
            case RESUME, RETRY -> Ruling.SAME_WAVE;
            case ABORT -> Ruling.MIXED;
            case ROLL_BACK -> Ruling.YIELDED;
            case RESIZE -> Ruling.RESIZED;
            case START -> Ruling.REFUSED;
          };
      case Settling _ ->
          switch (ask) {
            case OVERDUE, ABORT -> Ruling.ARRIVED;
            case HOLD -> Ruling.HELD;
            case RESUME -> Ruling.NOTHING;
            case ROLL_BACK -> Ruling.YIELDED;
            case RESIZE -> Ruling.RESIZED;
            case START, LANDED, GO_ON, GO_BACK, RETRY -> Ruling.REFUSED;
          };
      case Yielded _, Finished _ ->
          switch (ask) {
            case OVERDUE, ABORT, RESIZE -> Ruling.NOTHING;
            case START, LANDED, GO_ON, GO_BACK, HOLD, RESUME, RETRY, ROLL_BACK -> Ruling.REFUSED;
          };
    };
  }
}
