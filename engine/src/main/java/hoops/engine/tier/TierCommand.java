package hoops.engine.tier;

import hoops.engine.Command;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.TierName;
import java.time.Instant;

/// What may be asked of a tier that stands still.
public sealed interface TierCommand extends Command {
  /// Keeps the tier on this manifest until then; [Instant#MAX] for no end. Refused for a manifest
  /// that the tier does not run, and while a rollout moves it (S31).
  record PinTier(TierName tier, ManifestHash manifest, Instant until, Reason why)
      implements TierCommand {}

  record UnpinTier(TierName tier, Reason why) implements TierCommand {}

  /// Nobody moves within the scope from now on.
  record PullStop(Scope scope, Reason why) implements TierCommand {}

  record LiftStop(Scope scope, Reason why) implements TierCommand {}
}
