package hoops.gateway;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One deadline of a connection that moves with every sign of progress.
///
/// It costs one timer a connection, which is set anew only when it fires too early. Confined to the
/// connection's event loop.
final class Patience {
  private final EventLoop loop;
  private long deadline;
  private @Nullable Runnable end;
  private boolean armed;

  Patience(EventLoop loop) {
    this.loop = loop;
  }

  /// Runs `atEnd` after `time` unless asked again before that.
  void grant(Duration time, Runnable atEnd) {
    deadline = System.nanoTime() + time.toNanos();
    end = atEnd;
    arm(time.toNanos());
  }

  /// Nothing ends any more.
  void rest() {
    end = null;
  }

  private void arm(long nanos) {
    if (!armed) {
      armed = true;
      var _ = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    armed = false;
    var atEnd = end;
    long left = deadline - System.nanoTime();
    if (atEnd == null) {
      return;
    }
    if (left > 0) {
      arm(left);
    } else {
      end = null;
      atEnd.run();
    }
  }
}
