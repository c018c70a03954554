package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Side;
import hoops.engine.fleet.Wanted;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Placement;
import hoops.engine.tier.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

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
    tier.placed().values().forEach(placement -> atRest(spec, tier, placement));
    if (tier.down()) {
      ground
          .fleet()
          .crews(spec.name())
          .forEach(crew -> crews.put(crew.name(), new Wanted.Nothing()));
    }
    rollouts
        .underWay(spec.name())
        .ifPresent(one -> one.plan().parts().forEach(part -> moved(spec, part.assembly())));
  }

  private void moved(TierSpec spec, AssemblyName assembly) {
    crews.put(new CrewName(spec.name(), assembly), new Wanted.Moved(spec.instances(assembly)));
  }

  private void atRest(TierSpec spec, Tier tier, Placement placement) {
    var assembly = placement.assembly();
    var name = new CrewName(spec.name(), assembly);
    if (gone(tier, placement)) {
      crews.put(name, new Wanted.Nothing());
      return;
    }
    long n = spec.instances(assembly);
    long surge = Sizes.surge(spec.moving(assembly), n);
    var since = rollouts.last(spec.name()).map(Rollout::changed).orElse(placement.since().at());
    crews.put(
        name, new Wanted.AtRest(n, surge, Planner.side(placement), also(tier, assembly), since));
  }

  /// Placed before what arrived last, and no part of it: an aborted rollout brings nothing back.
  private boolean gone(Tier tier, Placement placement) {
    return tier.last()
        .filter(last -> placement.since().position().compareTo(last.since().position()) < 0)
        .flatMap(last -> ground.manifests().manifest(last.manifest()))
        .filter(manifest -> !manifest.parts().containsKey(placement.assembly()))
        .isPresent();
  }

  private List<Side> also(Tier tier, AssemblyName assembly) {
    var mixing = rollouts.mixed().get(tier.name());
    if (mixing == null) {
      return List.of();
    }
    var also = new ArrayList<Side>();
    rollouts
        .find(mixing)
        .flatMap(one -> one.plan().part(assembly))
        .ifPresent(part -> {
          also.add(part.to());
          also.addAll(part.from());
        });
    return also;
  }
}
