package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The one writer. Every change to the World passes through here, one at a time, so that the
/// journal, the memory and the answer to the caller cannot disagree.
///
/// Whoever waits is decided together and written together ([Writer]): one append, one sync. Time is
/// read at each turn, and passes by a [Tick] at each [Beat], whether somebody asks or not. Any
/// thread asks, and waits for the true answer; a virtual thread waits for nothing. If the journal
/// cannot be written the writer stops at once: whoever waits gets [Stopped], and [Alarm] is told
/// (I5).
public final class Control implements AutoCloseable {
  private static final int QUEUE = 10_000;
  private static final int GROUP = 1_000;

  private final Writer writer;
  private final Time time;
  private final Alarm alarm;
  private final Waiting waiting = new Waiting(QUEUE);
  private final Thread thread;
  private final Beat beat;
  private volatile Pulse pulse;

  private Control(Writer writer, Time time, Tick now, Alarm alarm) {
    this.writer = writer;
    this.time = time;
    this.alarm = alarm;
    this.beat = new Beat(now);
    this.pulse = new Pulse(now.steady(), Duration.ZERO, 0, 0, 0);
    this.thread = Thread.ofPlatform().name("hoops-control").unstarted(this::run);
  }

  /// Replays the journal, publishes the World, begins a reign, and turns from then on.
  ///
  /// `version` is that of this Hoops, for the entry of the reign.
  public static Control replaying(
      Journal journal, Time time, Worlds worlds, String version, Alarm alarm) {
    var now = time.now();
    var writer = Writer.replaying(journal, worlds, now, version);
    var control = new Control(writer, time, time.now(), alarm);
    control.thread.start();
    return control;
  }

  /// Asks, and waits until what became of it is durable and published.
  ///
  /// [Stopped] where the writer has stopped: what became of the command is then not known, and its
  /// key tells the next server that it is the same. IllegalStateException where deciding it threw:
  /// a bug, and nothing was changed.
  public Answer handle(Command command, Cause cause) {
    var asked = new Asked(new Ask(command, cause));
    if (!waiting.add(asked)) {
      throw new Stopped();
    }
    return switch (asked.await()) {
      case null -> throw new Stopped();
      case Outcome.Answered(var answer) -> answer;
      case Outcome.Bug(var thrown) ->
          throw new IllegalStateException(
              "a bug in deciding " + command.getClass().getSimpleName() + "; nothing was changed",
              thrown);
    };
  }

  public Pulse pulse() {
    return pulse.with(waiting.size());
  }

  private void run() {
    List<Asked> asked = List.of();
    try {
      while (!waiting.over()) {
        asked = waiting.take(GROUP, beat.pause());
        turn(asked);
      }
    } catch (Throwable broken) { // whatever it was, nothing more may be decided
      waiting.shut();
      try {
        alarm.stopped(broken);
      } finally {
        abandon(asked);
      }
    }
  }

  private void turn(List<Asked> asked) {
    var now = time.now();
    var asks = new ArrayList<>(asked.stream().map(Asked::ask).toList());
    var due = beat.due(now);
    if (due) {
      asks.add(new Ask(now, Cause.SELF));
    }
    var outcomes = writer.turn(now, asks);
    if (due) {
      beat.done(now, outcomes.getLast());
    }
    for (int i = 0; i < asks.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Bug(var thrown)) {
        alarm.bug(asks.get(i).command(), thrown);
      }
    }
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).tell(outcomes.get(i));
    }
    pulse = pulse.after(now, time.now(), asks.size());
  }

  private void abandon(List<Asked> underWay) {
    underWay.forEach(Asked::abandon);
    try {
      while (!waiting.over()) {
        waiting.take(GROUP, Duration.ZERO).forEach(Asked::abandon);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes nothing more, answers everyone who waits, and ends.
  @Override
  public void close() {
    waiting.shut();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// The writer has stopped, in good order or not; nothing is decided any more.
  public static final class Stopped extends RuntimeException {
    Stopped() {
      super("Hoops is stopping; nothing more is decided by this process");
    }
  }
}
