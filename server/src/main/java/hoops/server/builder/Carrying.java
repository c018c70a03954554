package hoops.server.builder;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.build.BuildResult;
import hoops.engine.build.BuildResult.Ending;
import hoops.engine.build.BuildResult.Left;
import hoops.engine.build.Product;
import hoops.engine.system.Assembly;
import hoops.server.Threads;
import hoops.server.files.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;

/// Carries out one attempt of one build: checkout, commands, reports, artifact.
///
/// One thread carries; any may cancel. When [#carry] has returned, no process of it is left.
final class Carrying {
  private static final System.Logger LOG = System.getLogger("hoops.builder");

  private final BuildId build;
  private final CommitId commit;
  private final Assembly assembly;
  private final Digest lines;
  private final Tools tools;
  private volatile boolean cancelled;

  /// What every attempt works with.
  record Tools(BuildRooms rooms, Artifacts artifacts, Programs programs, Threads threads) {}

  /// `lines` is the digest of the assembly's own lines of the system file.
  Carrying(BuildId build, CommitId commit, Assembly assembly, Digest lines, Tools tools) {
    this.build = build;
    this.commit = commit;
    this.assembly = assembly;
    this.lines = lines;
    this.tools = tools;
  }

  /// Ends its processes now; [#carry] then returns soon, and what it returns means nothing.
  void cancel() throws InterruptedException {
    cancelled = true;
    var _ = offspring().end();
  }

  boolean cancelled() {
    return cancelled;
  }

  private Offspring offspring() {
    return Offspring.of(tools.rooms(), build);
  }

  /// What came of it. IOException where our own part of the work failed, so that nothing is known.
  BuildResult carry(Repository source) throws IOException, InterruptedException {
    var checkout = tools.rooms().checkout(build);
    Trees.make(tools.rooms().of(build));
    Trees.make(tools.rooms().home());
    try (var log = CappedLog.at(tools.rooms().log(build))) {
      log.line("%s at %s".formatted(build, commit));
      Checkout.of(source, commit, checkout);
      return carry(checkout.toRealPath(), log);
    } catch (Unfit e) {
      return result(
          new Ending.Failed(new Reason(e.why())),
          hoops.engine.build.Reports.NONE,
          new Left.NotLooked());
    } finally {
      var _ = offspring().end();
      Trees.remove(checkout);
    }
  }

  private BuildResult carry(Path checkout, CappedLog log) throws IOException, InterruptedException {
    var before = FoundReports.before(checkout, assembly);
    var ending = run(checkout, log);
    var _ = offspring().end();
    var found = FoundReports.after(checkout, assembly, before);
    Files.write(tools.rooms().tests(build), found.lines());
    var left = ending instanceof Ending.Success ? keep(checkout, found) : new Left.NotLooked();
    var result = result(ending, found.reports(), left);
    log.line(said(ending));
    return result;
  }

  private BuildResult result(
      Ending ending, hoops.engine.build.Reports reports, BuildResult.Left left) {
    return new BuildResult(ending, reports, left, Product.print(build.assembly(), commit, lines));
  }

  private static String said(Ending ending) {
    return switch (ending) {
      case Ending.Success _ -> "ended well";
      case Ending.Exit(var _, int code) -> "ended with exit " + code;
      case Ending.OverLimit(var limit) -> "ended by its limit of " + limit.toSeconds() + " s";
      case Ending.Failed(var why) -> why.text();
    };
  }

  private Ending run(Path checkout, CappedLog log) throws IOException, InterruptedException {
    long end = System.nanoTime() + assembly.recipe().limit().toNanos();
    for (var command : assembly.recipe().commands()) {
      if (cancelled) {
        return new Ending.Failed(new Reason("it was cancelled"));
      }
      log.line("$ " + String.join(" ", command));
      var ended = run(command, checkout, end, log);
      if (!(ended instanceof Ending.Success)) {
        return ended;
      }
    }
    return new Ending.Success();
  }

  private Ending run(List<String> command, Path checkout, long end, CappedLog log)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = start(command, checkout);
    } catch (Unfit e) {
      log.line(e.why());
      return new Ending.Failed(new Reason(e.why()));
    }
    var pump = tools.threads().start("build-%s-output".formatted(build), () -> pump(process, log));
    try {
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return new Ending.OverLimit(assembly.recipe().limit());
      }
      return process.exitValue() == 0
          ? new Ending.Success()
          : new Ending.Exit(command, process.exitValue());
    } finally {
      finish(process, pump);
    }
  }

  /// Its output has two seconds to end by itself; then whoever still holds it is ended.
  private void finish(Process process, Thread pump) throws InterruptedException {
    if (process.isAlive() || !pump.join(java.time.Duration.ofSeconds(2))) {
      var _ = offspring().end(process.toHandle());
      pump.join();
    }
  }

  private Process start(List<String> command, Path checkout) throws IOException, Unfit {
    var words = new ArrayList<>(command);
    words.set(0, tools.programs().find(command.getFirst(), checkout).toString());
    var builder = new ProcessBuilder(words).directory(checkout.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    try {
      var process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new Unfit("\"%s\" cannot be started: %s".formatted(command.getFirst(), e.getMessage()));
    }
  }

  private Map<String, String> environment() {
    var all = new TreeMap<String, String>();
    all.put("PATH", tools.programs().variable());
    all.putAll(assembly.recipe().env());
    all.put("HOME", tools.rooms().home().toString());
    all.put("HOOPS_ASSEMBLY", build.assembly().text());
    all.put("HOOPS_BUILD", Integer.toString(build.number()));
    all.put("HOOPS_COMMIT", commit.text());
    return all;
  }

  /// Reads to the end even where the log cannot be written any more: nobody may wait for a full
  /// pipe.
  private static void pump(Process process, CappedLog log) {
    var buffer = new byte[8192];
    boolean logging = true;
    try (InputStream in = process.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        logging = logging && wrote(log, buffer, read);
      }
    } catch (IOException e) {
      // The process has just been ended, and its output with it.
      return;
    }
  }

  private static boolean wrote(CappedLog log, byte[] bytes, int count) {
    try {
      log.write(bytes, count);
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the log of a build cannot be written", e);
      return false;
    }
  }

  private Left keep(Path checkout, FoundReports found) throws IOException {
    var promised = assembly.artifact();
    if (promised.isEmpty()) {
      return new Left.Unfit(new Reason("it leaves no artifact: images are not built here"));
    }
    var left = checkout.resolve(promised).normalize();
    if (!Files.exists(left, LinkOption.NOFOLLOW_LINKS)) {
      return new Left.Missing(promised);
    }
    try {
      if (!left.toRealPath().startsWith(checkout) || left.toRealPath().equals(checkout)) {
        throw new Unfit("leads out of the checkout");
      }
      return new Left.Kept(tools.artifacts().keep(left, found.files()));
    } catch (Unfit e) {
      return new Left.Unfit(new Reason("the artifact %s %s".formatted(promised, e.why())));
    }
  }
}
