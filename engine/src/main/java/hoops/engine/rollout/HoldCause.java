package hoops.engine.rollout;

/// What a rollout is held for; resuming clears one of them, not the others (M32).
public enum HoldCause {
  /// A person asked.
  ASKED,
  /// The stop button is pulled; it goes when the button is lifted.
  STOP,
  /// An instance did not become steady in time, or ended by itself; the deadline runs on (M18).
  STALLED
}
