package hoops.engine.control;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One ask that waits in the queue, and its asker who waits for the outcome.
final class Asked {
  private final Ask ask;
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile @Nullable Outcome outcome; // null until told, and for ever if the writer stopped

  Asked(Ask ask) {
    this.ask = ask;
  }

  Ask ask() {
    return ask;
  }

  void tell(Outcome is) {
    outcome = is;
    told.countDown();
  }

  /// The writer has stopped: what became of this ask is not known.
  void abandon() {
    told.countDown();
  }

  /// Waits for as long as it takes, also when interrupted, since the ask may be carried out anyway;
  /// null if the writer stopped.
  @Nullable Outcome await() {
    boolean interrupted = false;
    while (true) {
      try {
        told.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome;
  }
}
