package hoops.server;

import java.time.Duration;

/// How long to wait before what failed is tried again: `first`, then twice as long each time, never
/// longer than `most`.
public record Patience(Duration first, Duration most) {
  /// The wait after that many failures in a row; one or fewer waits `first`.
  public Duration after(int failures) {
    var wait = first;
    for (int i = 1; i < failures && wait.compareTo(most) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
