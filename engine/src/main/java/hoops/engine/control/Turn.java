package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.Decision.Accepted;
import hoops.engine.Event;
import hoops.engine.Stamp;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutRules;
import hoops.engine.watch.ProblemRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One decision while it is being made of several chapters' parts: each part is decided on the
/// World that the parts before it would leave, and what an event calls for at once is added behind
/// it.
///
/// One thread; thrown away when its events are read.
final class Turn {
  private final Cause cause;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private World world;

  Turn(World world, Cause cause, Instant now) {
    this.world = world;
    this.cause = cause;
    this.now = now;
  }

  World world() {
    return world;
  }

  Instant now() {
    return now;
  }

  List<Event> events() {
    return events;
  }

  /// Adds these events, one after another, and what each calls for.
  void add(List<? extends Event> more) {
    for (var event : more) {
      one(event);
      Consequences.of(event, world)
          .map(report ->
              ProblemRules.decide(report, world.problems(), world.people(), world.tiers()))
          .ifPresent(this::add);
    }
  }

  /// Adds what was accepted; a refusal adds nothing.
  void add(Decision decision) {
    if (decision instanceof Accepted(var accepted)) {
      add(accepted);
    }
  }

  /// Adds these events and the deploy that rests on them, or neither where the deploy is refused.
  void addIfOpen(List<? extends Event> first, Deploy deploy) {
    var before = world;
    int mark = events.size();
    add(first);
    var decision =
        Sight.ground(world)
            .map(ground -> RolloutRules.decide(deploy, world.rollouts(), ground, now));
    if (decision.isPresent() && decision.get() instanceof Accepted(var accepted)) {
      add(accepted);
    } else {
      world = before;
      events.subList(mark, events.size()).clear();
    }
  }

  /// The decision with all that follows from it.
  Decision whole(Decision decision) {
    if (!(decision instanceof Accepted(var accepted))) {
      return decision;
    }
    add(accepted);
    return Decision.accept(events);
  }

  private void one(Event event) {
    world = world.after(event, new Stamp(world.position().next(), now, cause.actor()));
    events.add(event);
  }
}
