package hoops.engine.rollout;

import hoops.engine.PersonId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a rollout stands (S21, docs/rules.md). Waves count from 1.
public sealed interface RolloutState {
  /// Next in line for its tier's slot.
  record Waiting() implements RolloutState {}

  /// The wave is under way.
  record Advancing(int wave) implements RolloutState {}

  /// Asked to hold: the wave is going to its safe point, and starts nothing new.
  record Holding(int wave, SortedSet<HoldCause> causes) implements RolloutState {
    public Holding {
      causes = Collections.unmodifiableSortedSet(new TreeSet<>(causes));
    }
  }

  /// The wave landed and is watched until then.
  record Baking(int wave, Instant until) implements RolloutState {}

  /// Stands still, until each cause is cleared.
  record Held(int wave, Rest rest, SortedSet<HoldCause> causes) implements RolloutState {
    public Held {
      causes = Collections.unmodifiableSortedSet(new TreeSet<>(causes));
    }
  }

  /// This person must choose, until then; after that the next is named (S21, I37).
  record Undecided(int wave, Rest rest, Reason why, PersonId person, Instant until)
      implements RolloutState {}

  /// A rollback took the slot; it ends when that one does.
  record Yielded(RolloutId to) implements RolloutState {}

  /// The last bake is over; it waits until every planned instance is steady (M19), looked at again
  /// then.
  record Settling(Instant until) implements RolloutState {}

  /// It is over, for ever.
  record Finished(Outcome outcome, Reason why, Instant at) implements RolloutState {}
}
