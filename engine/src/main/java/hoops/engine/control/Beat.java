package hoops.engine.control;

import hoops.engine.Decision;
import java.time.Duration;

/// When time passes next: every 100 ms, and at once after a beat that changed something, since one
/// change often makes the next possible. At most [#IN_A_ROW] times at once, whatever the World
/// does. The writer's thread.
final class Beat {
  static final int IN_A_ROW = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Tick last;
  private int atOnce;

  Beat(Tick now) {
    this.last = now;
  }

  /// How long the writer may wait for commands before it looks at the time again.
  Duration pause() {
    return atOnce > 0 ? Duration.ZERO : PAUSE;
  }

  boolean due(Tick now) {
    return atOnce > 0 || now.steady().minus(last.steady()).compareTo(PAUSE) >= 0;
  }

  /// That beat came to this.
  void done(Tick now, Outcome outcome) {
    last = now;
    atOnce = changed(outcome) && atOnce < IN_A_ROW ? atOnce + 1 : 0;
  }

  private static boolean changed(Outcome outcome) {
    return outcome instanceof Outcome.Answered(Answer(Decision.Accepted(var events), var _))
        && !events.isEmpty();
  }
}
