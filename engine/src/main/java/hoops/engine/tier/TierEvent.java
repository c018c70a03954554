package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import java.time.Instant;
import java.util.SortedMap;

/// What happened to a tier.
public sealed interface TierEvent extends Event {
  /// The system file names this tier for the first time.
  record TierOpened(TierName tier) implements TierEvent {}

  /// This assembly of the tier has its stable address from now on: that port of this machine.
  record AddressGiven(TierName tier, AssemblyName assembly, int port) implements TierEvent {}

  /// A life of the tier's gateway is wanted; its id follows from this entry's position.
  record GatewayOrdered(TierName tier, Digest program, int statePort) implements TierEvent {}

  /// The tier's standing values are these from now on.
  record PropertySetMade(PropertySetId set, SortedMap<String, String> values)
      implements TierEvent {}

  record TierPinned(TierName tier, ManifestHash manifest, Instant until, Reason why)
      implements TierEvent {}

  record TierUnpinned(TierName tier, Reason why) implements TierEvent {}

  record StopPulled(Scope scope, Reason why) implements TierEvent {}

  record StopLifted(Scope scope, Reason why) implements TierEvent {}

  /// The tier's rhythm came round: what is newest now goes, or is passed over until the next time.
  record TierCameDue(TierName tier) implements TierEvent {}

  /// Nothing of the tier is to run until it is brought up again.
  record TierPutDown(TierName tier, Reason why) implements TierEvent {}

  record TierBroughtUp(TierName tier, Reason why) implements TierEvent {}

  /// Every planned instance of this assembly runs the build, with that set.
  record AssemblyPlaced(
      TierName tier, AssemblyName assembly, BuildId build, PropertySetId set, RolloutId rollout)
      implements TierEvent {}

  /// A rollout of the whole manifest arrived.
  record ManifestPlaced(TierName tier, ManifestHash manifest, PropertySetId set, RolloutId rollout)
      implements TierEvent {}

  /// What the tier runs arrived, baked well, and passed every suite that the tier asks (S29).
  record ManifestProven(TierName tier, ManifestHash manifest, PropertySetId set)
      implements TierEvent {}
}
