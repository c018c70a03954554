package hoops.engine.control;

import java.time.Duration;

/// How the writer is, as of its last turn; for metrics and for the watchdog (I45).
///
/// `lastTurn` is a reading of the steady clock: an older one than 5 s means that the writer does
/// not turn. `longest` is its longest turn of this reign, the append included; `waiting` counts the
/// commands in the queue now.
public record Pulse(Duration lastTurn, Duration longest, int waiting, long turns, long answered) {
  Pulse after(Tick began, Tick ended, int answers) {
    var took = ended.steady().minus(began.steady());
    return new Pulse(
        ended.steady(),
        took.compareTo(longest) > 0 ? took : longest,
        0,
        turns + 1,
        answered + answers);
  }

  Pulse with(int nowWaiting) {
    return new Pulse(lastTurn, longest, nowWaiting, turns, answered);
  }
}
