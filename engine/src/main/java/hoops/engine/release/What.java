package hoops.engine.release;

import hoops.engine.BuildId;
import hoops.engine.TierName;

/// What a person may name as that which a tier should move to (docs/cli.md).
public sealed interface What {
  /// `main`: the newest whole set of clean builds.
  record Main() implements What {}

  /// `m-81c4d2`, or more of the hash's digits.
  record Named(String brief) implements What {}

  /// `receiver@4711`: the tier's manifest with that one build.
  record One(BuildId build) implements What {}

  /// `@TIER`: what that tier runs.
  record OfTier(TierName tier) implements What {}

  /// Reads one; anything else is an IllegalArgumentException that shows the forms.
  static What parse(String text) {
    if (text.equals("main")) {
      return new Main();
    }
    if (text.startsWith("m-")) {
      return new Named(text);
    }
    if (text.startsWith("@")) {
      return new OfTier(new TierName(text.substring(1)));
    }
    if (text.contains("@")) {
      return new One(BuildId.parse(text));
    }
    throw new IllegalArgumentException(
        "\"%s\" names nothing to deploy; it is main, m-81c4d2, receiver@4711 or @TIER"
            .formatted(text));
  }
}
