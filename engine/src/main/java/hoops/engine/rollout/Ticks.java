package hoops.engine.rollout;

import hoops.engine.Actor;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutEvent.HoldCleared;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import hoops.engine.watch.ProblemEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// What time alone does to rollouts: one look at each that runs, and the next in line.
final class Ticks {
  private final Rollouts rollouts;
  private final Ground ground;
  private final Instant now;

  Ticks(Rollouts rollouts, Ground ground, Instant now) {
    this.rollouts = rollouts;
    this.ground = ground;
    this.now = now;
  }

  /// Each tier is looked at on what the one before leaves, so that no number is given twice.
  List<Event> all() {
    var events = new ArrayList<Event>();
    var looked = this;
    for (var spec : ground.governed().tiers()) {
      var of = looked.of(spec.name());
      events.addAll(of);
      looked = of.isEmpty() ? looked : looked.after(of);
    }
    return events;
  }

  private List<Event> of(TierName tier) {
    var running = rollouts.underWay(tier);
    var next = rollouts.inLine(tier);
    if (running.isPresent()) {
      return running(running.get());
    }
    return next.isPresent() ? new Deploys(rollouts, ground, now).start(next.get()) : List.of();
  }

  private Ticks after(List<Event> events) {
    var stamp = new Stamp(Position.NONE, now, Actor.HOOPS);
    var then = rollouts;
    var problems = ground.problems();
    for (var event : events) {
      if (event instanceof RolloutEvent moved) {
        then = then.after(moved, stamp);
      } else if (event instanceof ProblemEvent opened) {
        problems = problems.after(opened, stamp);
      }
    }
    return new Ticks(then, ground.with(problems), now);
  }

  private List<Event> running(Rollout one) {
    var held = stop(one);
    if (!held.isEmpty()) {
      return held;
    }
    var spec = ground.governed().tier(one.tier()).orElseThrow();
    var found = Turn.look(one, spec, ground.fleet(), now);
    var events = new ArrayList<>(found.events());
    switch (found.asked()) {
      case Turn.Asked.Nothing _ -> {}
      case Turn.Asked.ToHold(var cause, var why) -> events.add(new HoldAsked(one.id(), cause, why));
      case Turn.Asked.Something(var ask, var fault, var why) ->
          events.addAll(new Acts(rollouts, ground, now).follow(one, ask, fault, why));
    }
    return events;
  }

  /// A pulled stop holds what runs at its next safe point, and a lifted one lets it go on.
  private List<Event> stop(Rollout one) {
    boolean pulled = Stops.hold(one, ground);
    return switch (one.state()) {
      case Advancing _, Baking _, Settling _ -> pulled ? List.of(asked(one)) : List.of();
      case Holding(_, var causes) -> stop(one, causes, pulled);
      case Held held -> stop(one, held.causes(), pulled);
      case Undecided _, Waiting _, Yielded _, Finished _ -> List.of();
    };
  }

  private static List<Event> stop(Rollout one, SortedSet<HoldCause> causes, boolean pulled) {
    if (pulled == causes.contains(HoldCause.STOP)) {
      return List.of();
    }
    return pulled
        ? List.of(asked(one))
        : List.of(new HoldCleared(one.id(), HoldCause.STOP, new Reason("the stop was lifted")));
  }

  private static HoldAsked asked(Rollout one) {
    return new HoldAsked(one.id(), HoldCause.STOP, new Reason("the stop is pulled"));
  }
}
