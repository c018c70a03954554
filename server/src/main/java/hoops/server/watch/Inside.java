package hoops.server.watch;

import hoops.engine.InstanceId;
import java.time.Duration;
import java.util.List;

/// What a platform knows of a life that a check needs beside its address.
public interface Inside {
  /// Whether the socket that listens on this port is this life's own: a stranger is no health.
  boolean owns(InstanceId id, int port);

  /// Runs a command as the life is run, with its folder and what it is told, at most that long.
  Ended run(InstanceId id, List<String> words, Duration limit) throws InterruptedException;

  /// How a command inside ended: its exit code, and the first of what it printed; a code of -1
  /// where it could not be started or had to be ended.
  record Ended(int code, String said) {}
}
