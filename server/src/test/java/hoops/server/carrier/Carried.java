package hoops.server.carrier;

import hoops.engine.control.World;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What of the carrier is pure, for the simulation, which has no threads.
public final class Carried {
  private Carried() {}

  public static List<Observed> looks(List<Observation> seen, World world, Instant taken) {
    return Looks.of(seen, world, taken);
  }

  public static List<Observed> silence(World world, String why, Instant taken) {
    return Looks.silence(world, why, taken);
  }

  public static Optional<InstanceSpec> spec(World world, Instance life) {
    return Specs.of(world, life);
  }
}
