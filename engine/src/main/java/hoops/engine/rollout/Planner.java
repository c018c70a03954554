package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import hoops.engine.PlanId;
import hoops.engine.PropertySetId;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Side;
import hoops.engine.release.Manifest;
import hoops.engine.system.Moving;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Placement;
import hoops.engine.tier.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes plans: what differs, in which order, in which waves (M13, M14, M33, M36).
final class Planner {
  private final Rollouts rollouts;
  private final Ground ground;
  private final Tier tier;
  private final TierSpec spec;

  private Planner(Rollouts rollouts, Ground ground, Tier tier, TierSpec spec) {
    this.rollouts = rollouts;
    this.ground = ground;
    this.tier = tier;
    this.spec = spec;
  }

  /// A planner for a tier that is opened and stands in the file.
  static Planner of(Rollouts rollouts, Ground ground, TierName name) {
    var spec = ground.governed().tier(name).orElseThrow();
    return new Planner(rollouts, ground, ground.tiers().tier(name), spec);
  }

  Plan plan(PlanId id, Manifest to, PropertySetId set, Kind kind) {
    var wanted = new TreeMap<AssemblyName, Side>();
    to.parts().forEach((name, part) -> wanted.put(name, side(part, set)));
    var also = new TreeSet<AssemblyName>();
    if (kind == Kind.ROLLBACK) {
      rollouts
          .underWay(tier.name())
          .ifPresent(one -> one.plan().parts().forEach(part -> also.add(part.assembly())));
    }
    var changed = new TreeMap<AssemblyName, Side>();
    wanted.forEach((name, side) -> {
      if (also.contains(name) || differs(name, side)) {
        changed.put(name, side);
      }
    });
    var ranks = ranks(to, changed.navigableKeySet());
    var parts = new ArrayList<Part>();
    changed.forEach((name, side) -> parts.add(part(name, side, ranks.getOrDefault(name, 0), kind)));
    return new Plan(id, tier.name(), kind, origin(), to.hash(), set, parts);
  }

  private Part part(AssemblyName name, Side side, int rank, Kind kind) {
    long n = spec.instances(name);
    var moving = spec.moving(name);
    var from = from(name, side);
    var how = kind == Kind.ROLLBACK ? back(moving) : moving;
    return new Part(name, rank, side, from, n, how, steps(kind, side, from, how, n));
  }

  private List<Step> steps(Kind kind, Side side, List<Side> from, Moving moving, long n) {
    var barriers = new Barriers(ground.builds());
    if (from.stream().anyMatch(other -> barriers.apart(side, other))) {
      return Waves.ALONE;
    }
    return kind == Kind.ROLLBACK || from.isEmpty() ? Waves.ONE : Waves.steps(moving, n);
  }

  /// What a part would carry: an assembly that runs this build already, and to which the set gives
  /// no other value, keeps the one it was placed with (M36).
  private Side side(Manifest.Part part, PropertySetId set) {
    var placed = tier.placed().get(part.build().assembly());
    return placed != null
            && placed.build().equals(part.build())
            && values(placed.set(), part).equals(values(set, part))
        ? side(placed)
        : new Side(part.build(), set);
  }

  /// What that set gives to the assembly; nothing where it has no properties.
  private SortedMap<String, String> values(PropertySetId id, Manifest.Part part) {
    var set = tier.sets().get(id.number());
    if (set == null) {
      throw new IllegalStateException("no property set " + id);
    }
    return set.resolve(part.assembly().properties());
  }

  private boolean differs(AssemblyName name, Side side) {
    var placed = tier.placed().get(name);
    return placed == null
        || !side(placed).equals(side)
        || (rollouts.mixed(tier.name()) && lives(name).stream().anyMatch(one -> !one.equals(side)));
  }

  /// What runs of it now but `side` itself: the placed one first.
  private List<Side> from(AssemblyName name, Side side) {
    var from = new LinkedHashSet<Side>();
    var placed = tier.placed().get(name);
    if (placed != null) {
      from.add(side(placed));
    }
    from.addAll(lives(name));
    from.remove(side);
    return List.copyOf(from);
  }

  private List<Side> lives(AssemblyName name) {
    var crew = ground.fleet().crew(new CrewName(tier.name(), name));
    return crew.staying().stream().map(Instance::side).distinct().toList();
  }

  private Origin origin() {
    var last = tier.last();
    if (last.isEmpty()) {
      return new Origin.Empty();
    }
    return rollouts.mixed(tier.name())
        ? new Origin.Mixed(last.get().manifest())
        : new Origin.Whole(last.get().manifest());
  }

  static Side side(Placement placement) {
    return new Side(placement.build(), placement.set());
  }

  /// One wave, 33 % at a time, no bake (M33).
  private static Moving back(Moving moving) {
    var third = new Share.Percent(33);
    boolean surges = moving.surge().up(100) > 0;
    return new Moving(
        List.of(new Share.Percent(100)),
        surges ? third : moving.surge(),
        surges ? moving.missing() : third,
        Moving.RedGreen.NEVER,
        Moving.Judge.HEALTH,
        new Moving.Bake(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0),
        moving.readyFor(),
        moving.readyWithin(),
        moving.noProgress(),
        Duration.ZERO);
  }

  /// Rank 0 needs no changed one; each other is one above the highest that it needs (M13).
  static Map<AssemblyName, Integer> ranks(Manifest manifest, SortedSet<AssemblyName> changed) {
    var needs = new TreeMap<AssemblyName, SortedSet<AssemblyName>>();
    manifest
        .parts()
        .forEach((name, part) -> {
          if (changed.contains(name)) {
            var changing = new TreeSet<>(part.assembly().needs());
            changing.retainAll(changed);
            changing.remove(name);
            needs.put(name, changing);
          }
        });
    SortedMap<AssemblyName, Integer> ranks = new TreeMap<>();
    for (int rank = 0; !needs.isEmpty(); rank++) {
      var ready = new TreeSet<AssemblyName>();
      needs.forEach((name, changing) -> {
        if (ranks.keySet().containsAll(changing)) {
          ready.add(name);
        }
      });
      if (ready.isEmpty()) {
        throw new IllegalStateException("needs go round in a circle: " + needs.keySet());
      }
      for (var name : ready) {
        ranks.put(name, rank);
        needs.remove(name);
      }
    }
    return ranks;
  }
}
