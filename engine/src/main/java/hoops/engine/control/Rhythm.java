package hoops.engine.control;

import hoops.engine.Event;
import hoops.engine.TierName;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.FleetRules;
import hoops.engine.fleet.Standing;
import hoops.engine.rollout.RolloutRules;
import hoops.engine.system.Governed;
import hoops.engine.system.SystemVersion;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.TierRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What passes with time: each chapter does what it owes itself by now, one after another, each on
/// the World that the one before leaves.
///
/// It remembers what it found last, by the identity of Worlds and their parts, which never change:
/// that only spares work, and one that remembers nothing finds the same. One thread.
final class Rhythm {
  private final Standing standing = new Standing();
  private final Map<TierName, Still> still = new HashMap<>();
  private World wished = World.EMPTY;
  private Desired desired = Desired.NOTHING;

  /// On that World, until then, nothing moves the tier by itself.
  private record Still(World world, Instant until) {
    boolean holds(World now, Instant at) {
      return same(world, now) && at.isBefore(until);
    }
  }

  List<Event> beat(Turn turn) {
    turn.world()
        .systems()
        .inForce()
        .map(SystemVersion::governed)
        .ifPresent(file -> beat(turn, file));
    return turn.events();
  }

  private void beat(Turn turn, Governed file) {
    turn.add(TierRules.owed(file, turn.world().tiers(), turn.now()));
    Sight.ground(turn.world())
        .ifPresent(
            ground -> turn.add(RolloutRules.tick(turn.world().rollouts(), ground, turn.now())));
    turn.add(FleetRules.tend(turn.world().fleet(), desired(turn.world()), standing, turn.now()));
    file.tiers().forEach(spec -> follow(turn, file, spec));
  }

  private Desired desired(World world) {
    if (!same(wished, world)) {
      desired = world.desired();
      wished = world;
    }
    return desired;
  }

  private void follow(Turn turn, Governed file, TierSpec spec) {
    var was = still.get(spec.name());
    if (was != null && was.holds(turn.world(), turn.now())) {
      return;
    }
    var world = turn.world();
    var until = Following.of(turn, file, spec);
    if (same(turn.world(), world)) {
      still.put(spec.name(), new Still(world, until));
    }
  }

  // Identity is meant: a World that was only tried on may stand at the same position as another.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(World one, World other) {
    return one == other;
  }
}
