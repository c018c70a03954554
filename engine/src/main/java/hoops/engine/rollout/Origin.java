package hoops.engine.rollout;

import hoops.engine.ManifestHash;

/// What a tier runs when a plan is made.
public sealed interface Origin {
  /// No manifest ever arrived there.
  record Empty() implements Origin {}

  /// This manifest, whole.
  record Whole(ManifestHash manifest) implements Origin {}

  /// Builds that are no manifest: a rollout ended mixed; this one arrived last before it.
  record Mixed(ManifestHash last) implements Origin {}
}
