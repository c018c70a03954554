package hoops.server.carrier;

import hoops.engine.control.World;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What of the carrier is pure, for tests without its threads.
public final class Carried {
  private Carried() {}

  public static List<Observed> looks(List<Observation> seen, World world, Instant taken) {
    return Looks.of(seen, world, taken);
  }

  public static List<Observed> silence(World world, String why, Instant taken) {
    return Looks.silence(world, why, taken);
  }

  /// A look at the platform that showed these.
  public static Sightings sighted(List<Observation> seen, Instant taken) {
    var sightings = new Sightings();
    sightings.saw(seen, taken);
    return sightings;
  }

  public static Optional<InstanceSpec> spec(World world, Instance life) {
    return Specs.of(world, life);
  }
}
