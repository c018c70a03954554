package hoops.server;

import hoops.engine.control.Control;
import hoops.engine.fleet.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One thread that looks again and again: when it is woken, and at the latest after a pause.
///
/// One bad look must not end all looking: what it throws is logged, and the next look comes. It
/// ends when it is closed, or when the writer has stopped. Any thread may wake or close it.
public final class Looking implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.looking");

  private final String name;
  private final Duration pause;
  private final Look look;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean closed;

  private Looking(String name, Duration pause, Look look) {
    this.name = name;
    this.pause = pause;
    this.look = look;
  }

  /// One that has not begun; `pause` is the longest time between two looks.
  public static Looking of(String name, Duration pause, Look look) {
    return new Looking(name, pause, look);
  }

  /// What is done at each look.
  public interface Look {
    void once() throws IOException;
  }

  public void start(Threads threads) {
    threads.start(name, this::run);
  }

  /// Something changed: look now rather than after the pause. Returns at once.
  public void wake() {
    woken.release();
  }

  @Override
  public void close() {
    closed = true;
    wake();
  }

  private void run() {
    try {
      while (!closed) {
        safely();
        var _ = woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
      }
    } catch (InterruptedException | Control.Stopped _) {
      closed = true;
    }
  }

  private void safely() {
    try {
      look.once();
    } catch (Control.Stopped stopped) {
      throw stopped;
    } catch (IOException | Platform.Silent trouble) {
      LOG.log(System.Logger.Level.WARNING, "{0}: {1}", name, trouble.getMessage());
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "bug in a look of " + name, bug);
    }
  }
}
