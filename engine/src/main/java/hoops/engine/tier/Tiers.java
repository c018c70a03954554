package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.property.PropertySet;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// All tiers that were ever opened, and the stops that are pulled. Immutable.
public record Tiers(TreePMap<TierName, Tier> byName, PVector<Stop> stops) {
  public static final Tiers NONE = new Tiers(TreePMap.empty(), TreePVector.empty());

  /// How many whole manifests a tier remembers in the World; the journal has them all.
  private static final int HISTORY = 200;

  public Optional<Tier> find(TierName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The tier of that name, which has been opened; anything else is a bug.
  public Tier tier(TierName name) {
    var tier = byName.get(name);
    if (tier == null) {
      throw new IllegalArgumentException("no tier " + name);
    }
    return tier;
  }

  /// Whether the stop button is pulled for this move.
  public boolean stopped(TierName tier, AssemblyName assembly) {
    return stops.stream().anyMatch(stop -> stop.scope().covers(tier, assembly));
  }

  /// The stops that reach this tier as a whole.
  public List<Stop> stops(TierName tier) {
    return stops.stream()
        .filter(stop ->
            switch (stop.scope()) {
              case Scope.Everything _ -> true;
              case Scope.OneTier(var stopped) -> stopped.equals(tier);
              case Scope.OneAssembly _ -> false;
            })
        .toList();
  }

  public Tiers after(TierEvent event, Stamp stamp) {
    return switch (event) {
      case TierOpened(var name) -> with(Tier.opened(name, stamp.at()));
      case AddressGiven given -> with(tier(given.tier()).addressed(given.assembly(), given.port()));
      case GatewayOrdered(var name, var program, var statePort) ->
          with(tier(name).gated(new GatewayLife(program, statePort, stamp)));
      case TierPutDown(var name, _) -> with(tier(name).in(Tier.Presence.DOWN));
      case TierBroughtUp(var name, _) -> with(tier(name).in(Tier.Presence.UP));
      case TierCameDue(var name) -> with(tier(name).dueAt(stamp.at()));
      case PropertySetMade(var id, var values) ->
          with(tier(id.tier()).holding(new PropertySet(id, values)));
      case TierPinned pinned -> with(tier(pinned.tier()).pinned(pin(pinned, stamp)));
      case TierUnpinned(var name, _) -> with(tier(name).pinned(null));
      case StopPulled(var scope, var why) -> pulled(new Stop(scope, stamp.by(), stamp.at(), why));
      case StopLifted(var scope, _) -> lifted(scope);
      case AssemblyPlaced placed -> with(tier(placed.tier()).placed(placement(placed, stamp)));
      case ManifestPlaced placed -> with(arrived(tier(placed.tier()), placed, stamp));
      case ManifestProven proven -> with(proven(tier(proven.tier()), proven));
    };
  }

  /// The wall clock was set by this much: pins that run out, and rhythms, move along (I30).
  public Tiers shifted(Duration by) {
    var moved = byName;
    for (var tier : byName.values()) {
      moved = moved.plus(tier.name(), tier.shifted(by));
    }
    return new Tiers(moved, stops);
  }

  private Tiers with(Tier tier) {
    return new Tiers(byName.plus(tier.name(), tier), stops);
  }

  private Tiers pulled(Stop stop) {
    return new Tiers(byName, lifted(stop.scope()).stops.plus(stop));
  }

  private Tiers lifted(Scope scope) {
    var rest = stops.stream().filter(stop -> !stop.scope().equals(scope)).toList();
    return new Tiers(byName, TreePVector.from(rest));
  }

  private static Pin pin(TierPinned pinned, Stamp stamp) {
    return new Pin(pinned.manifest(), stamp.by(), stamp.at(), pinned.until(), pinned.why());
  }

  private static Placement placement(AssemblyPlaced placed, Stamp stamp) {
    return new Placement(placed.assembly(), placed.build(), placed.set(), placed.rollout(), stamp);
  }

  private static Tier arrived(Tier tier, ManifestPlaced placed, Stamp stamp) {
    var one = new TierPlacement(placed.manifest(), placed.set(), placed.rollout(), stamp, false);
    var kept = tier.history().size() < HISTORY ? tier.history() : tier.history().minus(0);
    return tier.remembering(kept.plus(one));
  }

  private static Tier proven(Tier tier, ManifestProven proven) {
    var last = tier.last().orElseThrow();
    if (!last.manifest().equals(proven.manifest())) {
      throw new IllegalArgumentException(
          tier.name() + " does not run " + proven.manifest() + ", so it is not proven there");
    }
    var marked = new TierPlacement(last.manifest(), last.set(), last.rollout(), last.since(), true);
    return tier.remembering(tier.history().with(tier.history().size() - 1, marked));
  }
}
