package hoops.engine.rollout;

import hoops.engine.BuildId;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.fleet.CrewName;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.rollout.RolloutEvent.RolloutYielded;
import hoops.engine.tier.TierPlacement;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How a tier goes back: by itself where S29 allows it, or because a person says so (S26, S27).
final class WayBack {
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

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
    return new TreeMap<>(ground.gates().ask(tier, to, Kind.ROLLBACK, now));
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

  /// Whether a build of which a life has begun forbids the way back.
  private boolean passedOneWay(Rollout one, ManifestHash back) {
    var there = ground.manifests().manifest(back).orElseThrow().builds();
    var barriers = new Barriers(ground.builds());
    return one.plan().parts().stream()
        .filter(part -> begun(part, one.tier()))
        .anyMatch(part -> {
          var build = there.get(part.assembly());
          return build != null && barriers.oneWay(part.build(), build);
        });
  }

  private boolean begun(Part part, TierName tier) {
    var crew = ground.fleet().crew(new CrewName(tier, part.assembly()));
    return Stream.concat(crew.living().values().stream(), crew.ended().stream())
        .anyMatch(life -> life.side().build().equals(part.build()));
  }

  /// Why a person may not go back so: the build that is one-way, and since when it runs (S28).
  Optional<String> crossed(Plan back) {
    var barriers = new Barriers(ground.builds());
    for (var part : back.parts()) {
      for (var side : part.from()) {
        if (barriers.oneWay(side.build(), part.build())) {
          return Optional.of(side.build() + " is one-way" + since(back.tier(), side.build()));
        }
      }
    }
    return Optional.empty();
  }

  private String since(TierName tier, BuildId build) {
    var placed = ground.tiers().tier(tier).placed().get(build.assembly());
    return placed != null && placed.build().equals(build)
        ? " since " + HOUR.withZone(ground.governed().zone()).format(placed.since().at())
        : "";
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
