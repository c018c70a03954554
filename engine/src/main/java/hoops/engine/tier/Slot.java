package hoops.engine.tier;

import hoops.engine.RolloutId;

/// A tier's one right to change: free, or taken by the rollout that moves it (S19).
public sealed interface Slot {
  record Free() implements Slot {}

  /// `doing` is its state as people read it.
  record Taken(RolloutId rollout, String doing) implements Slot {}
}
