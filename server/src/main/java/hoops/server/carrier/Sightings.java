package hoops.server.carrier;

import hoops.engine.InstanceId;
import hoops.engine.fleet.Observation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the platform showed at the last look: addresses and processes, which are not journaled
/// because they can be asked again. Any thread.
public final class Sightings {
  private volatile Map<InstanceId, Observation> seen = Map.of();
  private volatile Instant taken = Instant.EPOCH;

  void saw(List<Observation> observations, Instant at) {
    var next = new HashMap<InstanceId, Observation>();
    observations.forEach(one -> next.put(one.id(), one));
    seen = Map.copyOf(next);
    taken = at;
  }

  /// Whether the platform was looked at at all by this process.
  public boolean any() {
    return !taken.equals(Instant.EPOCH);
  }

  public Optional<Observation> of(InstanceId id) {
    return Optional.ofNullable(seen.get(id));
  }

  /// The life as it runs, with its address and ports; empty while it does not.
  public Optional<Observation.Running> running(InstanceId id) {
    return seen.get(id) instanceof Observation.Running running
        ? Optional.of(running)
        : Optional.empty();
  }

  Map<InstanceId, Observation> all() {
    return seen;
  }
}
