package hoops.engine.fleet;

import hoops.engine.Reason;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceStarted;
import hoops.engine.fleet.FleetEvent.InstanceStuck;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.FleetEvent.StrayGone;
import hoops.engine.fleet.FleetEvent.StraySeen;
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
import java.util.ArrayList;
import java.util.List;

/// What a sample means: an event where it changes something, and nothing where it does not.
final class Seeing {
  /// Two intervals of the slowest look: an older sample says nothing (P4).
  static final Duration FRESH = Duration.ofSeconds(20);

  /// A sample from further ahead was taken by a clock that has been set since (I30).
  static final Duration AHEAD = Duration.ofSeconds(1);

  private Seeing() {}

  static List<FleetEvent> mean(Fleet fleet, Observed look, Instant now) {
    var life = fleet.crew(Fleet.nameOf(look.id())).living().get(look.id());
    if (life == null) {
      return overBefore(fleet, look, now) ? List.of() : stray(fleet, look);
    }
    if (look.seen() instanceof Sighting.Gone(var exit)) {
      return List.of(new InstanceEnded(life.id(), exit)); // an end is true whenever it was seen
    }
    return counts(life, look.taken(), now) ? meaning(life, look.seen()) : List.of();
  }

  /// Whether the state is one that somebody saw, so that it is in doubt once nobody sees it.
  static boolean seen(Instance life) {
    return switch (life.state()) {
      case Ready _, Unready _, Sick _ -> true;
      case Ordered _, Starting _, Unseen _, Stopping _, Stuck _, Ended _ -> false;
    };
  }

  static boolean counts(Instance life, Instant taken, Instant now) {
    return !taken.isBefore(life.acted())
        && !taken.isBefore(life.state().since())
        && fresh(taken, now);
  }

  private static boolean fresh(Instant taken, Instant now) {
    return !taken.isBefore(now.minus(FRESH)) && !taken.isAfter(now.plus(AHEAD));
  }

  /// Whether the sample only shows what has ended meanwhile: it was under way while the end was
  /// told, and is no stray (P4, I10).
  private static boolean overBefore(Fleet fleet, Observed look, Instant now) {
    boolean ended =
        fleet
            .find(look.id())
            .filter(life -> !look.taken().isAfter(life.state().since()))
            .isPresent();
    return ended || !fresh(look.taken(), now);
  }

  private static List<FleetEvent> meaning(Instance life, Sighting seen) {
    if (!life.staying()) {
      return stopping(life, seen);
    }
    return switch (seen) {
      case Sighting.Launching _, Sighting.Running _ -> started(life);
      case Sighting.Well _ -> life.ready() ? List.of() : first(life, new InstanceReady(life.id()));
      case Sighting.NotReady(var why) ->
          life.state() instanceof Unready
              ? List.of()
              : first(life, new InstanceUnready(life.id(), why));
      case Sighting.Unhealthy(var why) ->
          life.state() instanceof Sick ? List.of() : first(life, new InstanceSick(life.id(), why));
      case Sighting.Absent _ -> lost(life);
      case Sighting.Unreadable(var why) -> unseen(life, why);
      case Sighting.Silence(var why) -> seen(life) ? unseen(life, why) : List.of();
      case Sighting.WillNotGo _, Sighting.Gone _ -> List.of();
    };
  }

  private static List<FleetEvent> stopping(Instance life, Sighting seen) {
    return seen instanceof Sighting.WillNotGo(var why) && life.state() instanceof Stopping
        ? List.of(new InstanceStuck(life.id(), why))
        : List.of();
  }

  private static List<FleetEvent> started(Instance life) {
    return life.state() instanceof Ordered ? List.of(new InstanceStarted(life.id())) : List.of();
  }

  private static List<FleetEvent> first(Instance life, FleetEvent then) {
    var events = new ArrayList<>(started(life));
    events.add(then);
    return events;
  }

  private static List<FleetEvent> unseen(Instance life, Reason why) {
    return life.state() instanceof Unseen
        ? List.of()
        : first(life, new InstanceUnseen(life.id(), why));
  }

  /// Its id is closed before another life takes its place, so that there are never two (I9).
  private static List<FleetEvent> lost(Instance life) {
    if (life.state() instanceof Ordered) {
      return List.of();
    }
    var why = new Reason("the platform does not know it any more");
    var events = new ArrayList<>(unseen(life, why));
    events.add(new StopOrdered(life.id(), new Purpose.ForUpkeep(Purpose.Need.LOST), why));
    return events;
  }

  private static List<FleetEvent> stray(Fleet fleet, Observed look) {
    boolean known = fleet.strays().containsKey(look.id());
    return switch (look.seen()) {
      case Sighting.Gone _, Sighting.Absent _ ->
          known ? List.of(new StrayGone(look.id())) : List.of();
      case Sighting.Silence _ -> List.of();
      case Sighting.Launching _, Sighting.Running _, Sighting.Well _, Sighting.NotReady _ ->
          stray(look, known, "it runs, and no entry of the journal ordered it");
      case Sighting.Unhealthy(var why) -> stray(look, known, why.text());
      case Sighting.WillNotGo(var why) -> stray(look, known, why.text());
      case Sighting.Unreadable(var why) -> stray(look, known, why.text());
    };
  }

  private static List<FleetEvent> stray(Observed look, boolean known, String what) {
    return known ? List.of() : List.of(new StraySeen(look.id(), new Reason(what)));
  }
}
