package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.ManifestHash;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierEvent.AddressGiven;
import hoops.engine.tier.TierEvent.AssemblyPlaced;
import hoops.engine.tier.TierEvent.GatewayOrdered;
import hoops.engine.tier.TierEvent.ManifestPlaced;
import hoops.engine.tier.TierEvent.ManifestProven;
import hoops.engine.tier.TierEvent.PropertySetMade;
import hoops.engine.tier.TierEvent.StopLifted;
import hoops.engine.tier.TierEvent.StopPulled;
import hoops.engine.tier.TierEvent.TierBroughtUp;
import hoops.engine.tier.TierEvent.TierCameDue;
import hoops.engine.tier.TierEvent.TierOpened;
import hoops.engine.tier.TierEvent.TierPinned;
import hoops.engine.tier.TierEvent.TierPutDown;
import hoops.engine.tier.TierEvent.TierUnpinned;
import java.time.Instant;
import java.util.List;

/// How what happens to a tier is stored.
final class TierCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("tier.opened", 1, TierOpened.class)
              .write((event, out) -> out.put("tier", event.tier().text()))
              .read(in -> new TierOpened(tier(in))),
          EventCodec.of("tier.address-given", 1, AddressGiven.class)
              .write((event, out) ->
                  out.put("tier", event.tier().text())
                      .put("assembly", event.assembly().text())
                      .put("port", event.port()))
              .read(in -> new AddressGiven(tier(in), assembly(in), in.count("port"))),
          EventCodec.of("tier.gateway-ordered", 1, GatewayOrdered.class)
              .write((event, out) ->
                  out.put("tier", event.tier().text())
                      .put("program", event.program().text())
                      .put("state-port", event.statePort()))
              .read(in ->
                  new GatewayOrdered(
                      tier(in), new Digest(in.text("program")), in.count("state-port"))),
          EventCodec.of("tier.came-due", 1, TierCameDue.class)
              .write((event, out) -> out.put("tier", event.tier().text()))
              .read(in -> new TierCameDue(tier(in))),
          EventCodec.of("tier.put-down", 1, TierPutDown.class)
              .write((event, out) -> why(out.put("tier", event.tier().text()), event.why()))
              .read(in -> new TierPutDown(tier(in), why(in))),
          EventCodec.of("tier.brought-up", 1, TierBroughtUp.class)
              .write((event, out) -> why(out.put("tier", event.tier().text()), event.why()))
              .read(in -> new TierBroughtUp(tier(in), why(in))),
          EventCodec.of("tier.property-set-made", 1, PropertySetMade.class)
              .write((event, out) ->
                  set(out.put("tier", event.set().tier().text()), event.set())
                      .pairs("values", event.values()))
              .read(in -> new PropertySetMade(set(in), in.pairs("values"))),
          EventCodec.of("tier.pinned", 1, TierPinned.class)
              .write(TierCodecs::writePinned)
              .read(in -> new TierPinned(tier(in), manifest(in), until(in), why(in))),
          EventCodec.of("tier.unpinned", 1, TierUnpinned.class)
              .write((event, out) -> why(out.put("tier", event.tier().text()), event.why()))
              .read(in -> new TierUnpinned(tier(in), why(in))),
          EventCodec.of("tier.stop-pulled", 1, StopPulled.class)
              .write((event, out) -> why(scope(out, event.scope()), event.why()))
              .read(in -> new StopPulled(scope(in), why(in))),
          EventCodec.of("tier.stop-lifted", 1, StopLifted.class)
              .write((event, out) -> why(scope(out, event.scope()), event.why()))
              .read(in -> new StopLifted(scope(in), why(in))),
          EventCodec.of("tier.assembly-placed", 1, AssemblyPlaced.class)
              .write((event, out) ->
                  set(out.put("tier", event.tier().text()), event.set())
                      .put("build", event.build().text())
                      .put("rollout", event.rollout().text()))
              .read(in -> {
                var build = BuildId.parse(in.text("build"));
                return new AssemblyPlaced(tier(in), build.assembly(), build, set(in), rollout(in));
              }),
          EventCodec.of("tier.manifest-placed", 1, ManifestPlaced.class)
              .write((event, out) ->
                  set(out.put("tier", event.tier().text()), event.set())
                      .put("manifest", event.manifest().hex())
                      .put("rollout", event.rollout().text()))
              .read(in -> new ManifestPlaced(tier(in), manifest(in), set(in), rollout(in))),
          EventCodec.of("tier.manifest-proven", 1, ManifestProven.class)
              .write((event, out) ->
                  set(out.put("tier", event.tier().text()), event.set())
                      .put("manifest", event.manifest().hex()))
              .read(in -> new ManifestProven(tier(in), manifest(in), set(in))));

  private TierCodecs() {}

  private static void writePinned(TierPinned event, Out out) {
    out.put("tier", event.tier().text()).put("manifest", event.manifest().hex());
    if (!event.until().equals(Instant.MAX)) {
      out.put("until", event.until());
    }
    why(out, event.why());
  }

  private static Instant until(In in) {
    return in.has("until") ? in.instant("until") : Instant.MAX;
  }

  static Out scope(Out out, Scope scope) {
    return switch (scope) {
      case Scope.Everything _ -> out;
      case Scope.OneTier(var tier) -> out.put("tier", tier.text());
      case Scope.OneAssembly(var tier, var assembly) ->
          out.put("tier", tier.text()).put("assembly", assembly.text());
    };
  }

  static Scope scope(In in) {
    if (in.has("assembly")) {
      return new Scope.OneAssembly(tier(in), assembly(in));
    }
    return in.has("tier") ? new Scope.OneTier(tier(in)) : new Scope.Everything();
  }

  private static Out why(Out out, Reason why) {
    return out.side("why", why.text());
  }

  private static Reason why(In in) {
    return new Reason(in.side("why"));
  }

  private static Out set(Out out, PropertySetId set) {
    return out.put("set", set.number());
  }

  private static PropertySetId set(In in) {
    return new PropertySetId(tier(in), in.count("set"));
  }

  private static TierName tier(In in) {
    return new TierName(in.text("tier"));
  }

  private static AssemblyName assembly(In in) {
    return new AssemblyName(in.text("assembly"));
  }

  private static ManifestHash manifest(In in) {
    return new ManifestHash(in.text("manifest"));
  }

  private static RolloutId rollout(In in) {
    return RolloutId.parse(in.text("rollout"));
  }
}
