package hoops.engine.rollout;

import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.release.Manifest;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.rollout.RolloutEvent.RolloutYielded;
import hoops.engine.system.Assembly;
import hoops.engine.tier.TierPlacement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a tier goes back: by itself where S29 allows it, or because a person says so (S26, S27).
final class WayBack {
  private static final Duration A_DAY = Duration.ofHours(24);

  private final Rollouts rollouts;
  private final Ground ground;
  private final Instant now;

  WayBack(Rollouts rollouts, Ground ground, Instant now) {
    this.rollouts = rollouts;
    this.ground = ground;
    this.now = now;
  }

  /// Yields to an automatic rollback, or leaves it to a person where S29 forbids one.
  List<Event> goBack(Rollout one, Reason why, Acts acts) {
    var to = allowed(one);
    if (to.isEmpty()) {
      return acts.undecided(one, why);
    }
    return takeOver(one.tier(), to.get(), Trigger.AUTOMATIC, why);
  }

  /// A rollback takes the slot; what runs there yields to it, all in one decision.
  List<Event> takeOver(TierName tier, TierPlacement to, Trigger trigger, Reason why) {
    var id = rollouts.next();
    var plan = plan(tier, to);
    var events = new ArrayList<Event>();
    events.add(new RolloutPlanned(id, plan, trigger, why, verdicts(tier, to.manifest())));
    rollouts
        .underWay(tier)
        .ifPresent(running -> events.add(new RolloutYielded(running.id(), id, why)));
    events.add(new RolloutStarted(id));
    return events;
  }

  Plan plan(TierName tier, TierPlacement to) {
    var manifest = ground.manifests().manifest(to.manifest()).orElseThrow();
    return Planner.of(rollouts, ground, tier)
        .plan(rollouts.nextPlan(), manifest, to.set(), Kind.ROLLBACK);
  }

  private SortedMap<String, Verdict> verdicts(TierName tier, ManifestHash to) {
    return new TreeMap<>(ground.gates().ask(tier, to, Kind.ROLLBACK));
  }

  /// S29: not from a rollback, to another manifest proven here, the first within a day except on a
  /// `latest-only` tier, no point of no return passed, and no stop pulled.
  Optional<TierPlacement> allowed(Rollout one) {
    var tier = ground.tiers().tier(one.tier());
    var to = tier.provenBut(one.plan().to());
    boolean may =
        one.plan().kind() != Kind.ROLLBACK
            && ground.manifests().manifest(one.plan().to()).isPresent()
            && (latestOnly(one.tier()) || firstWithinADay(one.tier(), one.id()))
            && !Stops.reach(one, ground);
    return may
        ? to.filter(there -> ground.manifests().manifest(there.manifest()).isPresent())
            .filter(there -> !passedOneWay(one, there.manifest()))
        : Optional.empty();
  }

  private boolean latestOnly(TierName tier) {
    return ground.governed().tier(tier).orElseThrow().latestOnly();
  }

  private boolean firstWithinADay(TierName tier, RolloutId but) {
    return rollouts.of(tier).stream()
        .noneMatch(other ->
            other.plan().kind() == Kind.ROLLBACK
                && other.trigger() == Trigger.AUTOMATIC
                && !other.id().equals(but)
                && other.planned().isAfter(now.minus(A_DAY)));
  }

  private boolean passedOneWay(Rollout one, ManifestHash back) {
    var there = ground.manifests().manifest(back).orElseThrow().parts();
    var here = ground.manifests().manifest(one.plan().to()).orElseThrow().parts();
    return here.values().stream()
        .filter(part -> one.plan().part(part.build().assembly()).isPresent())
        .anyMatch(part -> passed(part.assembly(), there.get(part.build().assembly())));
  }

  private static boolean passed(Assembly here, Manifest.@Nullable Part there) {
    var mark = here.oneWay().mark();
    return !mark.isEmpty() && (there == null || !there.assembly().oneWay().mark().equals(mark));
  }

  /// When that manifest was last proven in the tier; empty where it never was (S26).
  static Optional<TierPlacement> placement(Ground ground, TierName name, ManifestHash to) {
    var history = ground.tiers().tier(name).history();
    for (int i = history.size() - 1; i >= 0; i--) {
      var one = history.get(i);
      if (one.proven() && one.manifest().equals(to)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
