package hoops.server.platforms.process;

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
/// It bears the life's nonce, so what it leaves behind ends with the life at the latest. One
/// thread; blocks.
final class Visit {
  private static final int SAID = 4096;

  private final Life life;
  private final Launchable launchable;

  Visit(Life life, Launchable launchable) {
    this.life = life;
    this.launchable = launchable;
  }

  Visited run(List<String> command, Duration limit) throws IOException, InterruptedException {
    var spec = life.spec();
    var keeper = life.keeper();
    if (spec.isEmpty() || keeper.isEmpty()) {
      return new Visited(-1, "it does not run");
    }
    var told = told(keeper.get().pid());
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

  private static Visited ended(Process process, Duration limit) throws InterruptedException {
    try (var out = process.getInputStream()) {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Visited(process.exitValue(), said(out));
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return new Visited(-1, "it did not end within " + limit.toMillis() + " ms");
    } catch (IOException unread) {
      return new Visited(-1, String.valueOf(unread.getMessage()));
    }
  }

  /// Only what is there: something it started may hold the pipe open for as long as it likes.
  private static String said(InputStream out) throws IOException {
    int there = Math.min(out.available(), SAID);
    return new String(out.readNBytes(there), StandardCharsets.UTF_8);
  }
}
