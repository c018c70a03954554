package hoops.engine.control;

import hoops.engine.Event;
import hoops.engine.tier.TierRules;
import java.util.List;

/// What passes with time: each chapter does what it owes itself by now, one after another.
final class Rhythm {
  private Rhythm() {}

  static List<Event> beat(Turn turn) {
    turn.world()
        .systems()
        .inForce()
        .ifPresent(version ->
            turn.add(TierRules.owed(version.governed(), turn.world().tiers(), turn.now())));
    return turn.events();
  }
}
