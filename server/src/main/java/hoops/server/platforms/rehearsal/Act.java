package hoops.server.platforms.rehearsal;

import java.time.Duration;

/// What one life pretends to do; all times count from the call that started it.
///
/// It runs after `launches`, its checks pass from `ready` on, and fail again from `sick` on; it
/// ends by itself, with `code`, at `ends`. [#NEVER] stands for what does not happen. `says` is what
/// it writes when it runs, `helpers` how many programs it has beside its own. A stop ends it after
/// `stops`, or after its grace where it ignores its signal.
public record Act(
    Duration launches,
    Duration ready,
    Duration sick,
    Duration ends,
    int code,
    String says,
    int helpers,
    Stopping stopping) {
  public static final Duration NEVER = Duration.ofDays(365_000);

  /// Runs at once, is well at once, and stays so until it is told to stop.
  public static final Act SERVES =
      new Act(Duration.ZERO, Duration.ZERO, NEVER, NEVER, 0, "", 0, Stopping.heeding());

  /// How it takes its signal.
  public record Stopping(Heed heed, Duration takes) {
    static Stopping heeding() {
      return new Stopping(Heed.HEEDS, Duration.ZERO);
    }
  }

  /// Whether a signal ends it.
  public enum Heed {
    HEEDS,
    IGNORES,
    /// Not even force ends it: it stays, and is seen to be stuck.
    STUCK
  }

  public Act launching(Duration time) {
    return new Act(time, time.plus(ready), sick, ends, code, says, helpers, stopping);
  }

  public Act readyAfter(Duration time) {
    return new Act(launches, time, sick, ends, code, says, helpers, stopping);
  }

  public Act sickFrom(Duration time) {
    return new Act(launches, ready, time, ends, code, says, helpers, stopping);
  }

  public Act endingWith(int exit, Duration at) {
    return new Act(launches, ready, sick, at, exit, says, helpers, stopping);
  }

  public Act saying(String text) {
    return new Act(launches, ready, sick, ends, code, text, helpers, stopping);
  }

  public Act with(int programs) {
    return new Act(launches, ready, sick, ends, code, says, programs, stopping);
  }

  public Act with(Heed heed, Duration takes) {
    return new Act(launches, ready, sick, ends, code, says, helpers, new Stopping(heed, takes));
  }
}
