package hoops.server.carrier;

import hoops.engine.InstanceId;
import java.time.Duration;

/// Takes a life out of traffic before it is told to end.
@FunctionalInterface
public interface Drain {
  /// Waits until no request is under way to this life, at most that long. Returns at once where
  /// nothing spreads traffic to it.
  void await(InstanceId id, Duration atMost) throws InterruptedException;
}
