package hoops.engine.control;

import hoops.engine.Event;
import hoops.engine.fleet.FleetRules;
import hoops.engine.rollout.RolloutRules;
import hoops.engine.system.Governed;
import hoops.engine.system.SystemVersion;
import hoops.engine.tier.TierRules;
import java.util.List;

/// What passes with time: each chapter does what it owes itself by now, one after another, each on
/// the World that the one before leaves.
final class Rhythm {
  private Rhythm() {}

  static List<Event> beat(Turn turn) {
    turn.world()
        .systems()
        .inForce()
        .map(SystemVersion::governed)
        .ifPresent(file -> beat(turn, file));
    return turn.events();
  }

  private static void beat(Turn turn, Governed file) {
    turn.add(TierRules.owed(file, turn.world().tiers(), turn.now()));
    Sight.ground(turn.world(), turn.now())
        .ifPresent(
            ground -> turn.add(RolloutRules.tick(turn.world().rollouts(), ground, turn.now())));
    turn.add(FleetRules.tend(turn.world().fleet(), turn.world().desired(turn.now()), turn.now()));
    file.tiers().forEach(spec -> Following.of(turn, file, spec));
  }
}
