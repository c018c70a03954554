package hoops.server.carrier;

import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.control.World;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes commands of what a platform showed: only of what could mean something new. Pure.
final class Looks {
  private Looks() {}

  static List<Observed> of(List<Observation> seen, World world, Instant taken) {
    var looks = new ArrayList<Observed>();
    Map<InstanceId, Instance> expected = new HashMap<>();
    world.fleet().living().forEach(life -> expected.put(life.id(), life));
    for (var one : seen) {
      if (Carrier.gateway(one.id())) {
        continue;
      }
      var life = expected.remove(one.id());
      if (says(one, life) && !(life == null && knownToBeOver(one, world))) {
        looks.add(new Observed(one.id(), sighting(one), taken));
      }
    }
    for (var life : expected.values()) {
      if (!(life.state() instanceof InstanceState.Ordered)) {
        looks.add(new Observed(life.id(), new Sighting.Absent(), taken));
      }
    }
    return looks;
  }

  static List<Observed> silence(World world, String why, Instant taken) {
    return world
        .fleet()
        .living()
        .filter(life -> !(life.state() instanceof InstanceState.Ordered))
        .map(life -> new Observed(life.id(), new Sighting.Silence(new Reason(why)), taken))
        .toList();
  }

  /// That it runs is news only until its checks have spoken, and after nobody could see it.
  private static boolean says(Observation one, @Nullable Instance life) {
    if (life == null || !(one instanceof Observation.Running)) {
      return true;
    }
    return switch (life.state()) {
      case InstanceState.Ordered _, InstanceState.Unseen _ -> true;
      case InstanceState.Starting _,
          InstanceState.Ready _,
          InstanceState.Unready _,
          InstanceState.Sick _,
          InstanceState.Stopping _,
          InstanceState.Stuck _,
          InstanceState.Ended _ ->
          false;
    };
  }

  /// A life that ended long ago shows its end for as long as its folder is kept.
  private static boolean knownToBeOver(Observation one, World world) {
    return one instanceof Observation.Ended
        && (world.fleet().find(one.id()).isPresent()
            || one.id().ordered().compareTo(world.position()) <= 0);
  }

  private static Sighting sighting(Observation one) {
    return switch (one) {
      case Observation.Starting _ -> new Sighting.Launching();
      case Observation.Running _ -> new Sighting.Running();
      case Observation.Ended(_, _, var exit) -> new Sighting.Gone(exit);
      case Observation.Stuck(_, var why) -> new Sighting.WillNotGo(new Reason(why));
      case Observation.Unreadable(_, var why) -> new Sighting.Unreadable(new Reason(why));
    };
  }
}
