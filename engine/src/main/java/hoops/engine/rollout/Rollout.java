package hoops.engine.rollout;

import hoops.engine.Actor;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// One attempt to move a tier to a manifest.
///
/// `verdicts` are the gates' answers at the time it was planned, by the gate's name. `planned`,
/// `changed` are when it was planned and when its state last changed.
public record Rollout(
    RolloutId id,
    Plan plan,
    Trigger trigger,
    Actor by,
    Reason why,
    SortedMap<String, Verdict> verdicts,
    Instant planned,
    Instant changed,
    RolloutState state,
    Progress progress) {
  public Rollout {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
  }

  public TierName tier() {
    return plan.tier();
  }

  public boolean ended() {
    return state instanceof Finished;
  }

  /// Ended, after it had begun to move the tier.
  boolean moved() {
    return state instanceof Finished(var outcome, _, _)
        && outcome != Outcome.SUPERSEDED
        && outcome != Outcome.WITHDRAWN;
  }

  boolean arrived() {
    return state instanceof Finished(var outcome, _, _) && outcome == Outcome.ARRIVED;
  }

  /// Holds its tier's slot: begun and not ended, nor yielded to a rollback.
  public boolean underWay() {
    return switch (state) {
      case Advancing _, Holding _, Baking _, Held _, Undecided _, Settling _ -> true;
      case Waiting _, Yielded _, Finished _ -> false;
    };
  }

  /// The wave it is in, from 1; 0 before the first, the last one behind it.
  public int wave() {
    return switch (state) {
      case Waiting _ -> 0;
      case Advancing(var wave) -> wave;
      case Holding(var wave, _) -> wave;
      case Baking(var wave, _) -> wave;
      case Held held -> held.wave();
      case Undecided undecided -> undecided.wave();
      case Settling _, Yielded _, Finished _ -> plan.waves().size();
    };
  }

  /// What it is held for, or goes to its safe point for; nothing where it is not.
  public SortedSet<HoldCause> causes() {
    return switch (state) {
      case Holding holding -> holding.causes();
      case Held held -> held.causes();
      case Waiting _, Advancing _, Baking _, Undecided _, Yielded _, Settling _, Finished _ ->
          Collections.emptySortedSet();
    };
  }

  Rollout in(RolloutState next, Instant at) {
    return new Rollout(id, plan, trigger, by, why, verdicts, planned, at, next, progress);
  }

  Rollout with(Progress next) {
    return new Rollout(id, plan, trigger, by, why, verdicts, planned, changed, state, next);
  }

  Rollout with(Plan next) {
    return new Rollout(id, next, trigger, by, why, verdicts, planned, changed, state, progress);
  }
}
