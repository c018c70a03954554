package hoops.engine.rollout;

import hoops.engine.fleet.Budget;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Side;
import hoops.engine.fleet.Wanted;
import hoops.engine.fleet.Wanted.Company;
import hoops.engine.fleet.Wanted.Kept;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Placement;
import hoops.engine.tier.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What every crew should be: as the rollout that moves it says, else as it was placed.
public final class Wishes {
  private final Rollouts rollouts;
  private final Ground ground;
  private final TreeMap<CrewName, Wanted> crews = new TreeMap<>();

  private Wishes(Rollouts rollouts, Ground ground) {
    this.rollouts = rollouts;
    this.ground = ground;
  }

  /// For the upkeep, the guards and the carrier. Pure.
  public static Desired of(Rollouts rollouts, Ground ground) {
    var wishes = new Wishes(rollouts, ground);
    ground.governed().tiers().forEach(wishes::tier);
    return new Desired(wishes.crews);
  }

  private void tier(TierSpec spec) {
    var opened = ground.tiers().find(spec.name());
    if (opened.isEmpty()) {
      return;
    }
    var tier = opened.get();
    if (tier.down()) {
      ground
          .fleet()
          .crews(spec.name())
          .forEach(crew -> crews.put(crew.name(), new Wanted.Nothing()));
      return;
    }
    var since = rollouts.last(spec.name()).map(Rollout::changed);
    for (var placement : tier.placed().values()) {
      atRest(spec, tier, placement, since.orElse(placement.since().at()));
    }
    rollouts
        .underWay(spec.name())
        .ifPresent(one -> one.plan().parts().forEach(part -> moved(spec, tier, one, part)));
  }

  private void moved(TierSpec spec, Tier tier, Rollout one, Part part) {
    long n = spec.instances(part.assembly());
    long floor = part.alone() ? 0 : new Budget(n).floor();
    crews.put(
        new CrewName(spec.name(), part.assembly()),
        new Wanted.Moved(n, floor, dark(tier.placed().get(part.assembly()), one, part)));
  }

  /// Once a part is placed its old side gets no traffic any more, and what waited for an earlier
  /// return gets none again (M27).
  private static List<Side> dark(@Nullable Placement placed, Rollout one, Part part) {
    if (placed != null && placed.rollout().equals(one.id())) {
      return part.from();
    }
    boolean whole = one.plan().from() instanceof Origin.Whole;
    return placed != null && whole && one.plan().kind() != Kind.ROLLBACK
        ? part.from().stream().filter(side -> !side.equals(Planner.side(placed))).toList()
        : List.of();
  }

  private void atRest(TierSpec spec, Tier tier, Placement placement, Instant since) {
    var assembly = placement.assembly();
    var name = new CrewName(spec.name(), assembly);
    if (gone(tier, placement)) {
      crews.put(name, new Wanted.Nothing());
      return;
    }
    long n = spec.instances(assembly);
    long surge = Sizes.surge(spec.moving(assembly), n);
    crews.put(
        name,
        new Wanted.AtRest(
            n,
            surge,
            Planner.side(placement),
            also(tier, placement),
            kept(placement),
            company(name, placement),
            since));
  }

  /// What the rollout that placed it left waiting for a return, also where it was given up later:
  /// as many as its surge allows.
  private Kept kept(Placement placement) {
    return rollouts
        .find(placement.rollout())
        .filter(Rollout::ended)
        .flatMap(one -> one.plan().part(placement.assembly()).map(part -> kept(one, part)))
        .orElse(Kept.NONE);
  }

  private static Kept kept(Rollout one, Part part) {
    var time = part.moving().keepOld();
    long n = one.progress().counts().getOrDefault(part.assembly(), part.n());
    return time.isZero() || part.alone()
        ? Kept.NONE
        : new Kept(part.from(), Sizes.surge(part.moving(), n), one.changed().plus(time));
  }

  /// Whether a life is still there that what was placed cannot run beside.
  private Company company(CrewName name, Placement placement) {
    var home = Planner.side(placement);
    boolean apart =
        ground.fleet().crew(name).living().values().stream()
            .map(Instance::side)
            .anyMatch(
                side -> !side.equals(home) && new Barriers(ground.builds()).apart(home, side));
    return apart ? Company.ALONE : Company.BESIDE;
  }

  /// Placed before what arrived last, and no part of it: an aborted rollout brings nothing back.
  private boolean gone(Tier tier, Placement placement) {
    return tier.last()
        .filter(last -> placement.since().position().compareTo(last.since().position()) < 0)
        .flatMap(last -> ground.manifests().manifest(last.manifest()))
        .filter(manifest -> !manifest.parts().containsKey(placement.assembly()))
        .isPresent();
  }

  /// Both sides of what a rollout was given up over, but none that had no traffic by then: it goes
  /// on waiting, or goes (S25, M27).
  private List<Side> also(Tier tier, Placement placement) {
    var mixing = rollouts.mixed().get(tier.name());
    if (mixing == null) {
      return List.of();
    }
    var also = new ArrayList<Side>();
    rollouts
        .find(mixing)
        .ifPresent(one ->
            one.plan()
                .part(placement.assembly())
                .ifPresent(part -> {
                  also.add(part.to());
                  also.addAll(part.from());
                  also.removeAll(dark(placement, one, part));
                }));
    return also;
  }
}
