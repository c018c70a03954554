package hoops.engine.fleet;

import hoops.engine.RolloutId;

/// On whose behalf a life is started or stopped.
public sealed interface Purpose {
  /// A rollout moves its assembly.
  record ForRollout(RolloutId rollout) implements Purpose {}

  /// Nobody moves it: the tier is kept as it is.
  record ForUpkeep(Need need) implements Purpose {}

  /// What the upkeep of a tier mends.
  enum Need {
    /// Fewer run than are wanted.
    MISSING,
    /// More run than are wanted, or another build than those that belong here (P5).
    SURPLUS,
    /// It lives and fails its liveness check (I21).
    SICK,
    /// The platform does not know it any more, though it was seen there.
    LOST,
    /// A person asked for another life in its place.
    RESTART
  }
}
