package logs.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Program;
import logs.common.Request;
import logs.common.Unreachable;

/** Accepts lines at POST /lines, keeps them in a spool, and hands them on to index. */
public final class Main {
  /** After this many milliseconds it ends with 3, as if memory had run out; 0 is never. */
  private static final int DIES_AFTER_MILLIS = 0;

  private static final long LAST_MILLIS = 5_000;

  private final Spool spool;
  private final Neighbour index;
  private final Program program;
  private final String source;
  private final AtomicLong number = new AtomicLong();

  private Main(Map<String, String> told) throws IOException {
    spool = Spool.open(Path.of(told.getOrDefault("HOOPS_DATA", "data-receiver")));
    index = Neighbour.told("index", told);
    source = told.getOrDefault("HOOPS_INSTANCE", "receiver") + "-" + ProcessHandle.current().pid();
    program = new Program("receiver", told);
    program.page("/lines", this::accept);
  }

  private Answer accept(Request request) throws IOException {
    var lines = request.lines();
    if (!request.method().equals("POST") || lines.isEmpty()) {
      return Answer.text(400, "POST lines, one each\n");
    }
    spool.add(lines);
    program.counts().add("lines_in_total", lines.size());
    return Answer.text(202, lines.size() + "\n");
  }

  /** Hands one part on; answers whether there was any. */
  private synchronized boolean handOn() throws IOException, InterruptedException {
    var part = spool.next();
    if (part.lines().isEmpty()) {
      return false;
    }
    index.give(part.lines(), source + "/" + number.incrementAndGet());
    program.counts().add("lines_out_total", part.lines().size());
    spool.done(part);
    return true;
  }

  private void handOnAlways() {
    try {
      while (true) {
        if (!handOnOrWait()) {
          Thread.sleep(50);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean handOnOrWait() throws InterruptedException {
    try {
      return handOn();
    } catch (Unreachable | IOException later) {
      program.counts().add("hand_on_failures_total", 1);
      Thread.sleep(250);
      return false;
    }
  }

  private void handOnTheRest() {
    long deadline = System.currentTimeMillis() + LAST_MILLIS;
    try {
      while (System.currentTimeMillis() < deadline && !spool.next().lines().isEmpty()) {
        handOnOrWait();
      }
    } catch (IOException | InterruptedException lost) {
      System.out.println("the rest stays in the spool: " + lost);
    }
  }

  private static void die() {
    try {
      Thread.sleep(DIES_AFTER_MILLIS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    System.out.println("receiver: out of memory, giving up");
    System.out.flush();
    Runtime.getRuntime().halt(3);
  }

  private static void daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  static Program start(Map<String, String> told) throws IOException {
    var main = new Main(told);
    main.program.start(main::handOnTheRest);
    daemon("hand-on", main::handOnAlways);
    return main.program;
  }

  public static void main(String[] args) throws IOException {
    start(System.getenv());
    if (DIES_AFTER_MILLIS > 0) {
      daemon("die", Main::die);
    }
  }
}
