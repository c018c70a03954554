package hoops.house;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for what must come true, far longer than it ever should take.
final class Until {
  private static final Duration FAR_TOO_LONG = Duration.ofMinutes(2);
  private static final long LOOK = Duration.ofMillis(50).toNanos();

  private Until() {}

  /// Fails where it does not come true, with what `told` says then.
  static void so(String what, Callable<Boolean> holds, Supplier<String> told) throws Exception {
    long deadline = System.nanoTime() + FAR_TOO_LONG.toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "in vain for %s: %s%n%s".formatted(FAR_TOO_LONG, what, told.get()));
      }
      LockSupport.parkNanos(LOOK);
    }
  }
}
