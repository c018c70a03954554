package hoops.server.platforms.process;

import hoops.server.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A command that is run beside a life, as a check of its health is: in its folder, told what the
/// life was told, for a short time.
///
/// Whatever it prints is read while it runs, so that it never waits for a reader, and only the
/// first of it is kept. One that does not end in time is ended with all that it started, wherever
/// that went: each carries the visit's own mark. What an ended one leaves behind bears the life's
/// nonce and ends with the life at the latest. One thread; blocks.
final class Visit {
  private static final int SAID = 4096;
  private static final String MARK = "HOOPS_VISIT";
  private static final Duration LAST_WORDS = Duration.ofMillis(200);
  private static final int LOOKS = 50;

  private final Life life;
  private final Launchable launchable;
  private final Signals signals;
  private final Threads threads;
  private final String mark;

  Visit(Life life, Launchable launchable, Signals signals, Threads threads) {
    this.life = life;
    this.launchable = launchable;
    this.signals = signals;
    this.threads = threads;
    this.mark = ProcessHandle.current().pid() + "-" + System.nanoTime();
  }

  Visited run(List<String> command, Duration limit) throws IOException, InterruptedException {
    var spec = life.spec();
    var keeper = life.keeper();
    if (spec.isEmpty() || keeper.isEmpty()) {
      return new Visited(-1, "it does not run");
    }
    var told = told(keeper.get().pid());
    told.put(MARK, mark);
    var folder = Path.of(spec.get().cwd());
    try {
      var builder = new ProcessBuilder(launchable.words(command, folder, told));
      builder.environment().clear();
      builder.environment().putAll(told);
      return ended(
          builder
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start(),
          limit);
    } catch (Launchable.NotLaunchable wrong) {
      return new Visited(-1, String.valueOf(wrong.getMessage()));
    }
  }

  /// What the keeper was told is what it told the program; a program may write over its own.
  private static Map<String, String> told(int keeper) {
    var told = new TreeMap<String, String>();
    for (var each : Proc.environment(keeper)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        told.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    return told;
  }

  private Visited ended(Process process, Duration limit) throws IOException, InterruptedException {
    try (var out = process.getInputStream()) {
      var said = new Said();
      var reading = threads.start("visit " + life.id(), () -> said.read(out));
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        // What it started may hold the pipe open for as long as it likes.
        var _ = reading.join(LAST_WORDS);
        return new Visited(process.exitValue(), said.text());
      }
      killAll();
      return new Visited(-1, "it did not end within " + limit.toMillis() + " ms");
    }
  }

  /// One look may miss what forks meanwhile: until two in a row find nothing.
  private void killAll() throws IOException, InterruptedException {
    int empty = 0;
    for (int looks = 0; looks < LOOKS && empty < Tree.LOOKS_TO_BE_SURE; looks++) {
      var found = Proc.all().stream().filter(this::ours).toList();
      empty = found.isEmpty() ? empty + 1 : 0;
      for (var each : found) {
        signals.send(each.pid(), Posix.KILL, () -> Tree.still(each));
      }
      TimeUnit.MILLISECONDS.sleep(found.isEmpty() ? 0 : 10);
    }
  }

  private boolean ours(Proc.Stat each) {
    return Proc.environment(each.pid()).contains(MARK + "=" + mark);
  }

  /// The first of what was printed.
  private static final class Said {
    /// Guarded by itself: one thread reads, another asks.
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();

    void read(InputStream out) {
      var part = new byte[8192];
      try {
        for (int n = out.read(part); n >= 0; n = out.read(part)) {
          synchronized (first) {
            first.write(part, 0, Math.min(n, SAID - first.size()));
          }
        }
      } catch (IOException closed) {
        return; // the visit is over
      }
    }

    String text() {
      synchronized (first) {
        return first.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
