package hoops.engine.fleet;

import hoops.engine.fleet.InstanceState.Ended;
import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.InstanceState.Sick;
import hoops.engine.fleet.InstanceState.Starting;
import hoops.engine.fleet.InstanceState.Stopping;
import hoops.engine.fleet.InstanceState.Stuck;
import hoops.engine.fleet.InstanceState.Unready;
import hoops.engine.fleet.InstanceState.Unseen;
import java.time.Duration;
import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// Moves every instant of a fleet along with the wall clock (I30).
final class Shift {
  private final Duration by;

  private Shift(Duration by) {
    this.by = by;
  }

  static Fleet of(Fleet fleet, Duration by) {
    var shift = new Shift(by);
    var moved = Fleet.NONE;
    for (var crew : fleet.crews().values()) {
      moved = moved.with(shift.crew(crew));
    }
    var strays = fleet.strays();
    for (var stray : fleet.strays().entrySet()) {
      strays = strays.plus(stray.getKey(), stray.getValue().plus(by));
    }
    return new Fleet(moved.crews(), strays);
  }

  private Crew crew(Crew crew) {
    var living = TreePMap.<hoops.engine.InstanceId, Instance>empty();
    for (var life : crew.living().values()) {
      living = living.plus(life.id(), life(life));
    }
    PVector<Instance> ended = TreePVector.empty();
    for (var life : crew.ended()) {
      ended = ended.plus(life(life));
    }
    PVector<Vacancy> vacant = TreePVector.empty();
    for (var place : crew.vacant()) {
      vacant = vacant.plus(new Vacancy(place.side(), at(place.since())));
    }
    PVector<Instant> cures = TreePVector.empty();
    for (var cure : crew.cures()) {
      cures = cures.plus(at(cure));
    }
    return new Crew(crew.name(), living, ended, vacant, cures, at(crew.looped()));
  }

  private Instance life(Instance life) {
    return new Instance(
        life.id(),
        life.side(),
        life.purpose(),
        at(life.started()),
        at(life.acted()),
        state(life.state()));
  }

  private InstanceState state(InstanceState state) {
    return switch (state) {
      case Ordered(var since) -> new Ordered(at(since));
      case Starting(var since) -> new Starting(at(since));
      case Ready(var since) -> new Ready(at(since));
      case Unready(var since, var why) -> new Unready(at(since), why);
      case Sick(var since, var why) -> new Sick(at(since), why);
      case Unseen(var since, var why) -> new Unseen(at(since), why);
      case Stopping(var since, var purpose, var worth) -> new Stopping(at(since), purpose, worth);
      case Stuck(var since, var why) -> new Stuck(at(since), why);
      case Ended(var since, var exit, var manner) -> new Ended(at(since), exit, manner);
    };
  }

  private Instant at(Instant instant) {
    return instant.equals(Instant.MIN) ? instant : instant.plus(by);
  }
}
