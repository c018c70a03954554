package hoops.engine.rollout;

import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Purpose.ForRollout;
import hoops.engine.rollout.RolloutEvent.HoldCleared;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutHeld;
import hoops.engine.rollout.RolloutEvent.RolloutResumed;
import hoops.engine.rollout.RolloutEvent.RolloutRetried;
import hoops.engine.rollout.RolloutEvent.RolloutSettling;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.rollout.RolloutEvent.RolloutUndecided;
import hoops.engine.rollout.RolloutEvent.WaveLanded;
import hoops.engine.rollout.RolloutEvent.WaveStarted;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Yielded;
import hoops.engine.rollout.Turn.Fault;
import hoops.engine.tier.TierEvent.AssemblyPlaced;
import hoops.engine.tier.TierEvent.ManifestPlaced;
import hoops.engine.tier.TierEvent.ManifestProven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Turns what the law ruled into events; nothing else changes a rollout's state.
final class Acts {
  /// How long a person has to choose before the next is named (I37).
  private static final Duration CHOICE = Duration.ofHours(2);

  private final Rollouts rollouts;
  private final Ground ground;
  private final Instant now;

  Acts(Rollouts rollouts, Ground ground, Instant now) {
    this.rollouts = rollouts;
    this.ground = ground;
    this.now = now;
  }

  /// What follows where the law answers `ask`; nothing where it changes no state.
  List<Event> follow(Rollout one, Ask ask, Fault fault, Reason why) {
    return switch (Law.of(one.state(), ask)) {
      case FIRST_WAVE -> List.of(new RolloutStarted(one.id()));
      case SAME_WAVE -> ask == Ask.RETRY ? retried(one, why) : sameWave(one, why);
      case AS_BEFORE -> resumed(one, why);
      case NEXT_WAVE -> List.of(next(one));
      case BAKE -> landed(one);
      case HELD, HOLDING -> List.of(new RolloutHeld(one.id()));
      case M20, M20_IF_STALLED -> overdue(one, fault, why);
      case YIELDED -> new WayBack(rollouts, ground, now).goBack(one, why, this);
      case UNDECIDED, NEXT_PERSON -> undecided(one, why);
      case MIXED -> giveUp(one, why);
      case ARRIVED -> arrived(one, why);
      case WITHDRAWN -> ended(one, Outcome.WITHDRAWN, why);
      case RESIZED, SAID, NOTHING, REFUSED -> List.of();
    };
  }

  List<Event> undecided(Rollout one, Reason why) {
    return List.of(new RolloutUndecided(one.id(), why, ground.owner(), now.plus(CHOICE)));
  }

  /// It is over, and with it whatever yielded to it.
  List<Event> ended(Rollout one, Outcome outcome, Reason why) {
    var events = new ArrayList<Event>();
    boolean well = outcome == Outcome.ARRIVED || outcome == Outcome.ROLLED_BACK;
    for (var other : rollouts.byId().values()) {
      if (other.state() instanceof Yielded(var to) && to.equals(one.id())) {
        var left = well ? Outcome.ROLLED_BACK : Outcome.MIXED;
        events.addAll(ended(other, left, goneBack(one)));
      }
    }
    events.add(new RolloutEnded(one.id(), outcome, why));
    return events;
  }

  /// Why the other yielded: what was seen is the reason of the way back that took its place.
  private static Reason goneBack(Rollout one) {
    var why = one.why().text();
    return new Reason((why.isBlank() ? "" : why + "; ") + one.id() + " took its place");
  }

  private List<Event> sameWave(Rollout one, Reason why) {
    return one.state() instanceof Holding
        ? resumed(one, why)
        : List.of(new RolloutResumed(one.id(), why));
  }

  /// Clears one cause: what a person asked for first, then a stalled wave; a stop goes by itself.
  private static List<Event> resumed(Rollout one, Reason why) {
    var causes = one.causes();
    for (var cause : List.of(HoldCause.ASKED, HoldCause.STALLED, HoldCause.STOP)) {
      if (causes.contains(cause)) {
        return List.of(new HoldCleared(one.id(), cause, why));
      }
    }
    return List.of();
  }

  /// The failed make room for new lives; none of them is up, so no floor can be lowered.
  private List<Event> retried(Rollout one, Reason why) {
    var events = new ArrayList<Event>();
    events.add(new RolloutRetried(one.id(), why));
    events.addAll(stops(one, life -> life.failing(), why));
    return events;
  }

  private Event next(Rollout one) {
    if (one.wave() < one.plan().waves().size()) {
      return new WaveStarted(one.id(), one.wave() + 1);
    }
    var within =
        one.plan().parts().stream()
            .map(part -> part.moving().readyWithin())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new RolloutSettling(one.id(), now.plus(within));
  }

  /// An assembly whose last wave landed is placed (S25).
  private List<Event> landed(Rollout one) {
    if (one.plan().waves().isEmpty()) { // a way back from assemblies that are new moves none
      return List.of(new WaveLanded(one.id(), one.wave(), now));
    }
    var events = new ArrayList<Event>();
    var wave = one.plan().waves().get(one.wave() - 1);
    var bake = Duration.ZERO;
    for (var part : one.plan().inWave(one.wave())) {
      var own = part.moving().bake();
      var time = wave.step() == 0 ? own.first() : own.later();
      bake = time.compareTo(bake) > 0 ? time : bake;
      if (wave.step() >= part.steps().size() - 1 && unplaced(one, part)) {
        events.add(placed(one, part));
      }
    }
    events.add(new WaveLanded(one.id(), one.wave(), now.plus(bake)));
    return events;
  }

  private boolean unplaced(Rollout one, Part part) {
    var placed = ground.tiers().tier(one.tier()).placed().get(part.assembly());
    boolean here = placed != null && placed.rollout().equals(one.id());
    return !here && !one.progress().left().contains(part.assembly());
  }

  private static AssemblyPlaced placed(Rollout one, Part part) {
    return new AssemblyPlaced(one.tier(), part.assembly(), part.build(), part.to().set(), one.id());
  }

  private List<Event> arrived(Rollout one, Reason why) {
    if (!one.progress().left().isEmpty()) {
      return mixed(one, new Reason("without " + one.progress().left()));
    }
    var plan = one.plan();
    var events = new ArrayList<Event>();
    plan.parts().stream()
        .filter(part -> unplaced(one, part))
        .forEach(part -> events.add(placed(one, part)));
    events.add(new ManifestPlaced(one.tier(), plan.to(), plan.set(), one.id()));
    events.add(new ManifestProven(one.tier(), plan.to(), plan.set()));
    events.addAll(ended(one, Outcome.ARRIVED, why));
    return events;
  }

  /// M20, row by row.
  private List<Event> overdue(Rollout one, Fault fault, Reason why) {
    if (!one.progress().moved()) {
      return giveUp(one, why);
    }
    return switch (fault) {
      case EVIDENCE -> new WayBack(rollouts, ground, now).goBack(one, why, this);
      case NONE, SILENCE -> undecided(one, why);
    };
  }

  /// Before any new one was ever ready the new ones go and nothing has changed; later it is mixed.
  private List<Event> giveUp(Rollout one, Reason why) {
    if (one.progress().moved()) {
      return mixed(one, why);
    }
    var events = new ArrayList<Event>(stops(one, life -> !life.ready(), why));
    events.addAll(ended(one, Outcome.FAILED_UNCHANGED, why));
    return events;
  }

  private List<Event> mixed(Rollout one, Reason why) {
    return ended(one, Outcome.MIXED, why);
  }

  private List<StopOrdered> stops(Rollout one, Predicate<Instance> which, Reason why) {
    var stops = new ArrayList<StopOrdered>();
    for (var part : one.plan().parts()) {
      var crew = ground.fleet().crew(new CrewName(one.tier(), part.assembly()));
      crew.staying().stream()
          .filter(life -> life.side().equals(part.to()))
          .filter(which)
          .forEach(life -> stops.add(new StopOrdered(life.id(), new ForRollout(one.id()), why)));
    }
    return stops;
  }
}
