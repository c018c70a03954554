package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.ManifestHash;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.property.PropertySet;
import hoops.engine.tier.GatewayLife;
import hoops.engine.tier.Pin;
import hoops.engine.tier.Placement;
import hoops.engine.tier.Stop;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierPlacement;
import hoops.engine.tier.Tiers;
import hoops.server.store.FleetCodecs.Sets;
import java.io.IOException;
import java.util.Map;
import org.pcollections.TreePVector;

/// How tiers and pulled stops are kept in a snapshot.
final class TiersState {
  private TiersState() {}

  static void write(Tiers tiers, SnapshotOut out) {
    out.each("tier.tier", tiers.byName().values(), TiersState::tier);
    out.each("tier.stop", tiers.stops(), TiersState::stop);
  }

  static Tiers read(SnapshotIn in) throws IOException {
    var tiers = Maps.by(Tier::name, in.each("tier.tier", TiersState::tier));
    return new Tiers(tiers, TreePVector.from(in.each("tier.stop", TiersState::stop)));
  }

  private static void tier(Tier tier, Out out) {
    out.put("name", tier.name().text())
        .list("addresses", tier.addresses().entrySet(), TiersState::address)
        .list("sets", tier.sets().values(), TiersState::set)
        .list("placed", tier.placed().values(), TiersState::placement)
        .list("history", tier.history(), TiersState::arrival)
        .put("presence", PlanCodec.word(tier.presence()))
        .put("due", tier.due());
    var pin = tier.pin();
    if (pin != null) {
      out.object("pin", to -> pin(pin, to));
    }
    var gateway = tier.gateway();
    if (gateway != null) {
      out.object("gateway", to -> gateway(gateway, to));
    }
  }

  private static Tier tier(In in) {
    return new Tier(
        new TierName(in.text("name")),
        Maps.of(in.list("addresses", TiersState::address)),
        Maps.by(set -> set.id().number(), in.list("sets", TiersState::set)),
        Maps.by(Placement::assembly, in.list("placed", TiersState::placement)),
        TreePVector.from(in.list("history", TiersState::arrival)),
        in.has("pin") ? in.object("pin", TiersState::pin) : null,
        in.has("gateway") ? in.object("gateway", TiersState::gateway) : null,
        Tier.Presence.valueOf(PlanCodec.name(in.text("presence"))),
        in.instant("due"));
  }

  private static void address(Map.Entry<AssemblyName, Integer> address, Out out) {
    out.put("assembly", address.getKey().text()).put("port", address.getValue());
  }

  private static Map.Entry<AssemblyName, Integer> address(In in) {
    return Map.entry(new AssemblyName(in.text("assembly")), in.count("port"));
  }

  private static void set(PropertySet set, Out out) {
    out.object("id", to -> Sets.write(to, set.id())).pairs("values", set.values());
  }

  private static PropertySet set(In in) {
    return new PropertySet(in.object("id", Sets::read), in.pairs("values"));
  }

  private static void placement(Placement placed, Out out) {
    out.put("build", placed.build().text()).put("rollout", placed.rollout().text());
    since(placed.set(), placed.since(), out);
  }

  private static Placement placement(In in) {
    var build = BuildId.parse(in.text("build"));
    return new Placement(build.assembly(), build, propertySet(in), rollout(in), stamp(in));
  }

  private static void arrival(TierPlacement placed, Out out) {
    out.put("manifest", placed.manifest().hex())
        .put("rollout", placed.rollout().text())
        .put("proven", placed.proven());
    since(placed.set(), placed.since(), out);
  }

  private static TierPlacement arrival(In in) {
    return new TierPlacement(
        new ManifestHash(in.text("manifest")),
        propertySet(in),
        rollout(in),
        stamp(in),
        in.flag("proven"));
  }

  private static void since(PropertySetId set, Stamp since, Out out) {
    out.object("set", to -> Sets.write(to, set)).object("since", to -> stamp(since, to));
  }

  private static PropertySetId propertySet(In in) {
    return in.object("set", Sets::read);
  }

  private static RolloutId rollout(In in) {
    return RolloutId.parse(in.text("rollout"));
  }

  private static void pin(Pin pin, Out out) {
    out.put("manifest", pin.manifest().hex())
        .put("by", Causes.text(pin.by()))
        .put("since", pin.since())
        .put("until", pin.until())
        .side("why", pin.why().text());
  }

  private static Pin pin(In in) {
    return new Pin(
        new ManifestHash(in.text("manifest")),
        Causes.actor(in.text("by")),
        in.instant("since"),
        in.instant("until"),
        new Reason(in.side("why")));
  }

  private static void gateway(GatewayLife life, Out out) {
    out.put("program", life.program().text())
        .put("state-port", life.statePort())
        .object("since", to -> stamp(life.ordered(), to));
  }

  private static GatewayLife gateway(In in) {
    return new GatewayLife(new Digest(in.text("program")), in.count("state-port"), stamp(in));
  }

  private static void stop(Stop stop, Out out) {
    out.object("scope", to -> TierCodecs.scope(to, stop.scope()))
        .put("by", Causes.text(stop.by()))
        .put("since", stop.since())
        .side("why", stop.why().text());
  }

  private static Stop stop(In in) {
    return new Stop(
        in.object("scope", TierCodecs::scope),
        Causes.actor(in.text("by")),
        in.instant("since"),
        new Reason(in.side("why")));
  }

  private static void stamp(Stamp stamp, Out out) {
    out.put("position", stamp.position().number())
        .put("at", stamp.at())
        .put("by", Causes.text(stamp.by()));
  }

  private static Stamp stamp(In in) {
    return in.object(
        "since",
        at ->
            new Stamp(
                new Position(at.number("position")),
                at.instant("at"),
                Causes.actor(at.text("by"))));
  }
}
