package hoops.bench;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Digest;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Reason;
import hoops.engine.Way;
import hoops.engine.build.BuildCommand.CiTroubleSeen;
import hoops.engine.build.CiTrouble;
import hoops.engine.control.Alarm;
import hoops.engine.control.Control;
import hoops.engine.control.Tick;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Journal;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.server.Threads;
import hoops.server.store.DataFolder;
import hoops.server.store.Reserve;
import hoops.server.store.SqliteJournal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Many callers at once who ask the one writer, each again as soon as it is answered. Every command
/// has a key and is two entries with a side row each, durable before its answer.
///
/// `[CALLERS] [SECONDS]`: 256 and 5. In turns, on folders of their own: as it is, and with one
/// commit for each entry; so the ratio is of one run.
public final class Callers {
  private static final int ROUNDS = 3;
  private static final int MOST = 4_000_000;

  private final int callers;
  private final Duration time;

  private Callers(int callers, Duration time) {
    this.callers = callers;
    this.time = time;
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    var bench =
        new Callers(
            words.length > 0 ? Integer.parseInt(words[0]) : 256,
            Duration.ofSeconds(words.length > 1 ? Long.parseLong(words[1]) : 5));
    for (int round = 0; round <= ROUNDS; round++) {
      var grouped = bench.run(journal -> journal);
      var single = bench.run(OneByOne::new);
      if (round > 0) { // the first warms up
        System.out.printf(
            "%d callers: %,d commands/s, p50 %.1f ms, p99 %.1f ms; one commit each: %,d/s, p99 %.1f"
                + " ms; ratio %.1f%n",
            bench.callers,
            grouped.perSecond(),
            grouped.millis(50),
            grouped.millis(99),
            single.perSecond(),
            single.millis(99),
            (double) grouped.perSecond() / single.perSecond());
      }
    }
  }

  private interface Commits {
    Journal over(SqliteJournal journal);
  }

  private record Measured(long[] nanos, Duration time) {
    long perSecond() {
      return Math.round(nanos.length / (time.toNanos() / 1e9));
    }

    double millis(int percent) {
      return nanos[(int) ((nanos.length - 1) * (long) percent / 100)] / 1e6;
    }
  }

  private Measured run(Commits commits) throws IOException, InterruptedException {
    var place = Diary.folder();
    try (var folder = DataFolder.open(place);
        var journal =
            SqliteJournal.open(
                folder, Reserve.of(place, 0), InstantSource.system(), new Threads());
        var control =
            Control.replaying(
                commits.over(journal), Callers::now, new Worlds(), "bench", new Loud())) {
      return measured(control);
    } finally {
      Diary.remove(place);
    }
  }

  private Measured measured(Control control) throws InterruptedException {
    control.handle(new Meet(new PersonName("mia")), Cause.SELF);
    var nanos = new long[MOST];
    var answered = new AtomicInteger();
    var asked = new AtomicInteger();
    var over = new AtomicBoolean();
    long began = System.nanoTime();
    var threads = new Thread[callers];
    for (int i = 0; i < callers; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                while (!over.get()) {
                  long from = System.nanoTime();
                  ask(control, asked.incrementAndGet());
                  nanos[answered.getAndIncrement()] = System.nanoTime() - from;
                }
              });
    }
    Thread.sleep(time);
    over.set(true);
    for (var thread : threads) {
      thread.join();
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    var sorted = Arrays.copyOf(nanos, answered.get());
    Arrays.sort(sorted);
    return new Measured(sorted, took);
  }

  private static void ask(Control control, int number) {
    var words = "the disk is slow, seen " + number;
    var key = new AskKey("bench-%08d".formatted(number), Digest.of(words));
    control.handle(
        new CiTroubleSeen(CiTrouble.Kind.BUILDER, new Reason(words)),
        new Cause(new Actor.Person(new PersonId(1)), Way.API, key));
  }

  private static Tick now() {
    return new Tick(Instant.now(), Duration.ofNanos(System.nanoTime()));
  }

  private static final class Loud implements Alarm {
    @Override
    public void stopped(Throwable why) {
      throw new IllegalStateException(why);
    }

    @Override
    public void bug(Command command, Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }
}
