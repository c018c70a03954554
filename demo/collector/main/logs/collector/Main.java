package logs.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Program;
import logs.common.Request;
import logs.common.Unreachable;

/**
 * Ships lines to receiver: samples that it makes, what is appended to the files of a folder, and
 * what is posted to /lines.
 */
public final class Main {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_IN_A_CALL = 500;

  private final Outbox outbox = new Outbox(MOST_WAITING);
  private final Sample sample = new Sample();
  private final Neighbour receiver;
  private final Program program;
  private final ScheduledExecutorService rhythm = Executors.newScheduledThreadPool(2, Main::daemon);

  private Main(Map<String, String> told) throws IOException {
    receiver = Neighbour.told("receiver", told);
    program = new Program("collector", told);
    program.page("/lines", this::accept);
    int rate = Integer.parseInt(told.getOrDefault("COLLECTOR_SAMPLES", "2"));
    if (rate > 0) {
      every(1_000_000 / rate, this::addSample);
    }
    var folder = told.getOrDefault("COLLECTOR_FOLDER", "none");
    if (!folder.isEmpty() && !folder.equals("none")) {
      var tail = new Tail(Path.of(folder));
      every(500_000, () -> look(tail));
    }
    every(200_000, this::ship);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "rhythm");
    thread.setDaemon(true);
    return thread;
  }

  private void every(long micros, Runnable work) {
    rhythm.scheduleWithFixedDelay(work, micros, micros, TimeUnit.MICROSECONDS);
  }

  private Answer accept(Request request) {
    take(request.lines());
    return Answer.text(202, request.lines().size() + "\n");
  }

  private void take(List<String> lines) {
    program.counts().add("lines_in_total", lines.size());
    outbox.add(lines);
  }

  private void addSample() {
    take(List.of(sample.next(Instant.now())));
  }

  private void look(Tail tail) {
    try {
      take(tail.look());
    } catch (IOException unreadable) {
      program.counts().add("unreadable_total", 1);
    }
  }

  private synchronized void ship() {
    try {
      for (var lines = outbox.oldest(MOST_IN_A_CALL); !lines.isEmpty(); lines = outbox.oldest(MOST_IN_A_CALL)) {
        receiver.give(lines, "");
        outbox.shipped(lines.size());
        program.counts().add("lines_out_total", lines.size());
      }
    } catch (Unreachable later) {
      program.counts().add("ship_failures_total", 1);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws IOException {
    var main = new Main(System.getenv());
    main.program.start(main::ship);
  }
}
