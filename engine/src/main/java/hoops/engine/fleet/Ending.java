package hoops.engine.fleet;

import hoops.engine.InstanceId;
import hoops.engine.Stamp;
import hoops.engine.fleet.InstanceState.Ended;
import hoops.engine.fleet.InstanceState.Manner;
import hoops.engine.fleet.InstanceState.Stopping;
import hoops.engine.fleet.InstanceState.Stuck;
import java.time.Instant;

/// What a crew remembers when one of its lives is told to stop, and when it ends.
final class Ending {
  private Ending() {}

  /// A life that is cured or restarted leaves its place to another of its own side (I55).
  static Crew told(Crew crew, Side side, Purpose purpose, Instant at) {
    return switch (purpose) {
      case Purpose.ForRollout _ -> crew;
      case Purpose.ForUpkeep(var need) ->
          switch (need) {
            case MISSING, SURPLUS -> crew;
            case SICK -> crew.vacating(side, at).cured(at);
            case LOST, RESTART -> crew.vacating(side, at);
          };
    };
  }

  /// A life that ended without being told leaves its place to another of its own side.
  static Crew of(Crew crew, InstanceId id, Exit exit, Stamp stamp) {
    var life = crew.living().get(id);
    if (life == null) {
      throw new IllegalArgumentException(id + " does not live, so it cannot end");
    }
    var manner = manner(life, exit);
    var over = life.in(new Ended(stamp.at(), exit, manner));
    var rest = crew.without(over);
    return manner == Manner.TOLD ? rest : rest.vacating(life.side(), stamp.at());
  }

  static Manner manner(Instance life, Exit exit) {
    if (life.state() instanceof Stopping || life.state() instanceof Stuck) {
      return Manner.TOLD;
    }
    return switch (exit) {
      case Exit.Code _ -> Manner.BY_ITSELF;
      case Exit.NeverRan _, Exit.Unknown _ -> Manner.LOST;
    };
  }
}
