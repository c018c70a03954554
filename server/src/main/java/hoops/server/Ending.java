package hoops.server;

import hoops.engine.Command;
import hoops.engine.control.Alarm;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// How the process comes to its end: asked by a signal, or because the writer must not go on.
///
/// Any thread. A broken writer halts the process at once with 74, so that nothing more has an
/// effect (I5); the launcher starts it again.
final class Ending implements Alarm {
  private static final System.Logger LOG = System.getLogger("hoops.server");
  private static final int BROKEN = 74;
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger exit = new AtomicInteger();

  /// From now on INT and TERM ask for the end, and wait until it is over.
  void onSignals(Threads threads) {
    threads.atEnd(
        "hoops-signals",
        () -> {
          ask();
          awaitOver();
          Runtime.getRuntime().halt(exit.get());
        });
  }

  /// Asks for the end.
  void ask() {
    asked.countDown();
  }

  /// Waits until somebody asks for the end.
  void await() throws InterruptedException {
    asked.await();
  }

  /// Waits so long at most; whether somebody has asked for the end.
  boolean await(Duration atMost) throws InterruptedException {
    return asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Everything is closed; the process ends with that code.
  void over(int code) {
    exit.set(code);
    over.countDown();
  }

  @Override
  public void stopped(Throwable why) {
    LOG.log(
        System.Logger.Level.ERROR,
        "the journal cannot be written any more, so Hoops stops at once; what runs lives on",
        why);
    Runtime.getRuntime().halt(BROKEN);
  }

  @Override
  public void bug(Command command, Throwable thrown) {
    LOG.log(
        System.Logger.Level.ERROR,
        "bug in deciding " + command.getClass().getSimpleName() + "; nothing was changed",
        thrown);
  }

  private void awaitOver() {
    try {
      var _ = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
