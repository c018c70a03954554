package hoops.gateway;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One deadline of a connection that moves with every sign of progress.
///
/// A deadline that moves away costs nothing: its timer fires too early, and is set anew. One that
/// comes nearer gets a new timer. Confined to the connection's event loop.
final class Patience {
  private final EventLoop loop;
  private long deadline;
  private long firesAt;
  private @Nullable Runnable end;
  private @Nullable Future<?> timer;

  Patience(EventLoop loop) {
    this.loop = loop;
  }

  /// Runs `atEnd` after `time` unless asked again before that.
  void grant(Duration time, Runnable atEnd) {
    deadline = System.nanoTime() + time.toNanos();
    end = atEnd;
    if (timer == null || deadline - firesAt < 0) {
      arm();
    }
  }

  /// Nothing ends any more.
  void rest() {
    end = null;
    disarm();
  }

  private void disarm() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void arm() {
    disarm();
    firesAt = deadline;
    timer = loop.schedule(this::look, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void look() {
    timer = null;
    var atEnd = end;
    if (atEnd != null && deadline - System.nanoTime() > 0) {
      arm();
    } else if (atEnd != null) {
      end = null;
      atEnd.run();
    }
  }
}
