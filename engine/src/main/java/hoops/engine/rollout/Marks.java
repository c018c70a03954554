package hoops.engine.rollout;

/// The best that an assembly ever reached in a wave: only beating one of them is progress (M16).
///
/// `newAlive`, `newReady` and `newSteady` only rise, `oldAlive` only falls.
public record Marks(long newAlive, long oldAlive, long newReady, long newSteady) {
  /// At the start of a wave.
  public static final Marks NONE = new Marks(0, Long.MAX_VALUE, 0, 0);

  /// The better of both, number by number; this itself where `seen` beats nothing.
  public Marks raised(Marks seen) {
    return new Marks(
        Math.max(newAlive, seen.newAlive),
        Math.min(oldAlive, seen.oldAlive),
        Math.max(newReady, seen.newReady),
        Math.max(newSteady, seen.newSteady));
  }
}
