package hoops.server;

import hoops.engine.control.Control;
import hoops.engine.control.Time;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends the process with 75 where the writer does not turn any more, so that the launcher starts it
/// again (I45).
///
/// Two looks in a row must find it standing still: after the whole machine slept, the first look
/// may come before the writer's first turn.
final class Watchdog implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.server");
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration STILL = Duration.ofSeconds(5);
  private static final int STUCK = 75;

  private final Control control;
  private final Time time;
  private final CountDownLatch over = new CountDownLatch(1);

  private Watchdog(Control control, Time time) {
    this.control = control;
    this.time = time;
  }

  /// Watches the writer, whose pulse is read from that same steady clock.
  static Watchdog starting(Control control, Time time, Threads threads) {
    var watchdog = new Watchdog(control, time);
    threads.start("watchdog", watchdog::run);
    return watchdog;
  }

  @Override
  public void close() {
    over.countDown();
  }

  private void run() {
    boolean before = false;
    try {
      while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        boolean still = stands();
        if (still && before) {
          LOG.log(
              System.Logger.Level.ERROR, "the writer does not turn: Hoops stops, and starts again");
          Runtime.getRuntime().halt(STUCK);
        }
        before = still;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean stands() {
    return time.now().steady().minus(control.pulse().lastTurn()).compareTo(STILL) > 0;
  }
}
