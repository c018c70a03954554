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
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/// Carries out one attempt of one build: checkout, commands, reports, artifact.
///
/// One thread carries; any may cancel. When [#carry] has returned, no process of it is left.
final class Carrying {
  /// How long what a build left behind may go on by itself.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BuildId build;
  private final CommitId commit;
  private final Assembly assembly;
  private final Digest lines;
  private final Tools tools;
  private volatile boolean cancelled;
  private volatile @Nullable ProcessHandle running;

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
    var _ = end();
  }

  /// Ends all its processes; whether none is left.
  private boolean end() throws InterruptedException {
    var root = running;
    return root == null ? offspring().end() : offspring().end(root);
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
    home();
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
      var _ = end();
      Trees.remove(checkout);
    }
  }

  /// The kept `HOME`; a build may have left anything in its place.
  private void home() throws IOException {
    var home = tools.rooms().home();
    if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
      Trees.remove(home);
    }
    Trees.make(home);
  }

  private BuildResult carry(Path checkout, CappedLog log) throws IOException, InterruptedException {
    var before = FoundReports.before(checkout, assembly);
    var ending = run(checkout, log);
    var found = FoundReports.after(checkout, assembly, before);
    Trees.make(tools.rooms().of(build)); // it may have removed its own room
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
    try (var spout = Spout.at(tools.rooms().output(build))) {
      var pouring =
          tools.threads().start("build-%s-output".formatted(build), () -> spout.pour(log));
      try {
        var ending = run(checkout, spout, log);
        var _ = ending instanceof Ending.OverLimit || offspring().goneWithin(GRACE);
        return ending;
      } finally {
        boolean ended = end();
        spout.end();
        boolean poured = pouring.join(PATIENCE);
        if (!ended || !poured) {
          log.line("some of its processes do not end");
        }
      }
    }
  }

  private Ending run(Path checkout, Spout spout, CappedLog log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + assembly.recipe().limit().toNanos();
    for (var command : assembly.recipe().commands()) {
      if (cancelled) {
        return new Ending.Failed(new Reason("it was cancelled"));
      }
      log.line("$ " + String.join(" ", command));
      try {
        var process = start(command, checkout, spout);
        if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return new Ending.OverLimit(assembly.recipe().limit());
        }
        if (process.exitValue() != 0) {
          return new Ending.Exit(command, process.exitValue());
        }
      } catch (Unfit e) {
        log.line(e.why());
        return new Ending.Failed(new Reason(e.why()));
      }
    }
    return new Ending.Success();
  }

  private Process start(List<String> command, Path checkout, Spout spout)
      throws IOException, Unfit {
    var words = new ArrayList<>(command);
    words.set(0, tools.programs().find(command.getFirst(), checkout).toString());
    var builder =
        new ProcessBuilder(words)
            .directory(checkout.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(spout.mouth()))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment());
    try {
      var process = builder.start();
      running = process.toHandle();
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
    } catch (AccessDeniedException e) {
      return new Left.Unfit(new Reason("the artifact %s cannot be read".formatted(promised)));
    }
  }
}
