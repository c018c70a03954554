package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import hoops.engine.Event;
import hoops.engine.PersonId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What happened to plans and rollouts.
public sealed interface RolloutEvent extends Event {
  /// A plan was made and changes nothing.
  record PlanMade(Plan plan) implements RolloutEvent {}

  /// A rollout is next in line.
  record RolloutPlanned(
      RolloutId rollout,
      Plan plan,
      Trigger trigger,
      Reason why,
      SortedMap<String, Verdict> verdicts)
      implements RolloutEvent {
    public RolloutPlanned {
      verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }
  }

  /// The tier or the file had changed since: this is its plan now (S18).
  record PlanRenewed(RolloutId rollout, Plan plan) implements RolloutEvent {}

  /// It took its tier's slot, and its first wave began.
  record RolloutStarted(RolloutId rollout) implements RolloutEvent {}

  /// The bake before it ended well, and this wave began.
  record WaveStarted(RolloutId rollout, int wave) implements RolloutEvent {}

  /// The wave landed (M15), and is watched until then.
  record WaveLanded(RolloutId rollout, int wave, Instant until) implements RolloutEvent {}

  /// No new instance of a part that is watched is steady: from here on the bake does not count
  /// (M39).
  record BakePaused(RolloutId rollout) implements RolloutEvent {}

  /// The bake counts again, and the wave is watched until then.
  record BakeContinued(RolloutId rollout, Instant until) implements RolloutEvent {}

  /// It goes to its safe point, for this cause.
  record HoldAsked(RolloutId rollout, HoldCause cause, Reason why) implements RolloutEvent {}

  /// It stands still.
  record RolloutHeld(RolloutId rollout) implements RolloutEvent {}

  /// This cause to hold it is gone; it goes on unless there is another.
  record HoldCleared(RolloutId rollout, HoldCause cause, Reason why) implements RolloutEvent {}

  /// It goes on where it was.
  record RolloutResumed(RolloutId rollout, Reason why) implements RolloutEvent {}

  /// The wave begins again, with new lives for those that failed.
  record RolloutRetried(RolloutId rollout, Reason why) implements RolloutEvent {}

  /// The assembly is struck off: the rest goes on without it.
  record AssemblyLeft(RolloutId rollout, AssemblyName assembly) implements RolloutEvent {}

  /// More or fewer instances of this assembly are wanted from here on, and both its sides become
  /// these (M10, M38).
  record PartResized(RolloutId rollout, AssemblyName assembly, long n, Sides sides)
      implements RolloutEvent {}

  /// A mark was beaten: progress (M16).
  record MarksRaised(RolloutId rollout, AssemblyName assembly, Marks marks)
      implements RolloutEvent {}

  /// This person must choose, until then.
  record RolloutUndecided(RolloutId rollout, Reason why, PersonId person, Instant until)
      implements RolloutEvent {}

  /// A rollback took the slot.
  record RolloutYielded(RolloutId rollout, RolloutId to, Reason why) implements RolloutEvent {}

  /// The last bake ended well.
  record RolloutSettling(RolloutId rollout, Instant until) implements RolloutEvent {}

  /// It is over.
  record RolloutEnded(RolloutId rollout, Outcome outcome, Reason why) implements RolloutEvent {}
}
