package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class TierCodecsTest extends CodecContract {
  private static final TierName NIGHT = new TierName("night");
  private static final AssemblyName RECEIVER = new AssemblyName("receiver");
  private static final PropertySetId SET = new PropertySetId(NIGHT, 3);
  private static final RolloutId ROLLOUT = new RolloutId(1042);
  private static final ManifestHash MANIFEST = new ManifestHash("81c4d2" + "0".repeat(58));
  private static final Reason WHY = new Reason("trying it, OPS-412");

  @Override
  Class<? extends Event> family() {
    return TierEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    return List.of(
        new TierEvent.TierOpened(NIGHT),
        new TierEvent.AddressGiven(NIGHT, RECEIVER, 21007),
        new TierEvent.GatewayOrdered(NIGHT, Digest.of("gateway.jar"), 21001),
        new TierEvent.TierCameDue(NIGHT),
        new TierEvent.TierPutDown(NIGHT, WHY),
        new TierEvent.TierBroughtUp(NIGHT, WHY),
        new TierEvent.PropertySetMade(SET, new TreeMap<>(Map.of("query.max_parallel", "64"))),
        new TierEvent.TierPinned(NIGHT, MANIFEST, Instant.MAX, WHY),
        new TierEvent.TierPinned(NIGHT, MANIFEST, Instant.parse("2026-11-24T17:52:03.120Z"), WHY),
        new TierEvent.TierUnpinned(NIGHT, WHY),
        new TierEvent.StopPulled(new Scope.Everything(), WHY),
        new TierEvent.StopPulled(new Scope.OneTier(NIGHT), WHY),
        new TierEvent.StopPulled(new Scope.OneAssembly(NIGHT, RECEIVER), WHY),
        new TierEvent.StopLifted(new Scope.Everything(), WHY),
        new TierEvent.AssemblyPlaced(NIGHT, RECEIVER, new BuildId(RECEIVER, 4711), SET, ROLLOUT),
        new TierEvent.ManifestPlaced(NIGHT, MANIFEST, SET, ROLLOUT),
        new TierEvent.ManifestProven(NIGHT, MANIFEST, SET));
  }
}
