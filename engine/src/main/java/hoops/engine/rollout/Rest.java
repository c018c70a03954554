package hoops.engine.rollout;

import java.time.Instant;

/// Where a held or undecided rollout was, and goes on from.
public sealed interface Rest {
  /// In the middle of a wave.
  record InWave() implements Rest {}

  /// In the bake after it, which ends then: its watching reads on while the rollout is held.
  record InBake(Instant until) implements Rest {}

  /// Behind the last bake.
  record InSettling(Instant until) implements Rest {}
}
