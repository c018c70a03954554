package hoops.engine.fleet;

import hoops.engine.InstanceId;
import java.time.Instant;
import java.util.Map;

/// What a platform sees of one life. Data, never judged where it is made.
public sealed interface Observation {
  InstanceId id();

  /// Its keeper is there, its program not yet.
  record Starting(InstanceId id, Instant since) implements Observation {}

  /// Its program runs. `address` is the host it listens on, `ports` its numbers by name, `pid` the
  /// process where the platform has such, else 0.
  record Running(InstanceId id, Instant since, String address, Map<String, Integer> ports, long pid)
      implements Observation {
    public Running {
      ports = Map.copyOf(ports);
    }
  }

  /// It is over, with this end.
  record Ended(InstanceId id, Instant at, Exit exit) implements Observation {}

  /// It was told to stop, and something of it is still there long after its grace.
  record Stuck(InstanceId id, String why) implements Observation {}

  /// Something bears our mark, and the platform cannot be sure what it is: no signal reaches it.
  record Unreadable(InstanceId id, String why) implements Observation {}
}
