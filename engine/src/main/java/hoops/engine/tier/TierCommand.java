package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.Command;
import hoops.engine.Digest;
import hoops.engine.Essential;
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
  record PullStop(Scope scope, Reason why) implements TierCommand, Essential {}

  record LiftStop(Scope scope, Reason why) implements TierCommand {}

  /// Nothing of the tier is to run until it is brought up; refused while a rollout moves it.
  record PutDown(TierName tier, Reason why) implements TierCommand {}

  record BringUp(TierName tier, Reason why) implements TierCommand {}

  /// This port of this machine was found free: it is the assembly's stable address from now on.
  /// Refused where any tier has it (I25).
  record GiveAddress(TierName tier, AssemblyName assembly, int port) implements TierCommand {}

  /// A life of the tier's gateway is to begin: the first, or the one after a life that ended.
  record OrderGateway(TierName tier, Digest program, int statePort) implements TierCommand {}
}
