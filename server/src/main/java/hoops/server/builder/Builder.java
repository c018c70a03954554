package hoops.server.builder;

import hoops.engine.BuildId;
import hoops.engine.Command;
import hoops.engine.Reason;
import hoops.engine.build.Build;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.BuildState;
import hoops.engine.build.Builds;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.SeenCommit;
import hoops.engine.system.Governed;
import hoops.server.Patience;
import hoops.server.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries out the builds that are owed, and looks at the repository for new commits.
///
/// It remembers nothing that matters: each look compares the World's builds with what it carries
/// just now. What runs there and not here was interrupted, so its left-over processes are ended and
/// it begins anew as the next attempt; what runs here and not there was cancelled. At most
/// `parallel` are carried at a time, the oldest first. Any thread may call.
public final class Builder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.builder");
  private static final long LOOK_MILLIS = 200;
  private static final Patience AGAIN = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(1));

  private final Settings settings;
  private final World world;
  private final Carrying.Tools tools;
  private final Watcher watcher;
  private final Map<BuildId, Carrying> carried = new ConcurrentHashMap<>();
  private final Map<BuildId, Again> again = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore woken = new Semaphore(0);
  private final long began = System.nanoTime();
  private volatile boolean closed;

  /// How often a build could not be carried, and before when it is not tried again.
  private record Again(int failures, long notBefore) {
    static final Again NEVER_FAILED = new Again(0, 0);
  }

  private Builder(Settings settings, World world, Artifacts artifacts, Threads threads) {
    this.settings = settings;
    this.world = world;
    var rooms = new BuildRooms(settings.data());
    this.tools = new Carrying.Tools(rooms, artifacts, settings.programs(), threads);
    this.watcher = new Watcher(settings, world, rooms);
  }

  /// What may be set: the data folder, the folder that relative repositories begin at, how many
  /// builds run at a time, the machine's `PATH` and the JDK that Hoops runs on.
  public record Settings(Path data, Path base, int parallel, List<Path> path, Path jdk) {
    public Settings {
      path = List.copyOf(path);
      if (parallel < 1) {
        throw new IllegalArgumentException("no number of builds at a time: " + parallel);
      }
    }

    Programs programs() {
      return new Programs(path, jdk);
    }
  }

  /// What it sees and whom it tells. `ask` blocks until the command is decided; `reader` reads the
  /// bytes of a `hoops.yaml`; `repository` is empty until there is a system.
  public record World(
      Supplier<Builds> builds,
      Supplier<Optional<Governed.Repository>> repository,
      Function<byte[], SeenCommit.File> reader,
      Consumer<Command> ask) {}

  /// Begins to look and to build, on threads of its own.
  public static Builder starting(
      Settings settings, World world, Artifacts artifacts, Threads threads) {
    var builder = new Builder(settings, world, artifacts, threads);
    builder.threads.add(threads.start("builder", builder::build));
    builder.threads.add(threads.start("builder-watch", builder.watcher::watch));
    return builder;
  }

  /// The rooms of its builds: their logs and lists of tests.
  public BuildRooms rooms() {
    return tools.rooms();
  }

  /// Looks at the repository and at what is owed now, rather than at the next regular look.
  public void look() {
    woken.release();
    watcher.look();
  }

  private void build() {
    try {
      var _ = Offspring.ofAll(tools.rooms()).end();
      while (!closed) {
        safely();
        var _ = woken.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      carried.values().forEach(this::cancel);
    }
  }

  /// A bug in one look must not end all looking.
  private void safely() {
    try {
      turn();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "bug in the builder", e);
    }
  }

  private void turn() {
    var builds = world.builds().get();
    for (var each : carried.entrySet()) {
      if (!runs(builds, each.getKey()) && !each.getValue().cancelled()) {
        cancel(each.getValue());
      }
    }
    var next = new ArrayList<Build>(builds.running());
    next.addAll(builds.waiting());
    for (var build : next) {
      if (carried.size() < settings.parallel() && mayBegin(build)) {
        begin(builds, build);
      }
    }
  }

  private static boolean runs(Builds builds, BuildId id) {
    return builds
        .build(id)
        .filter(build -> build.state() instanceof BuildState.Running)
        .isPresent();
  }

  private static boolean runs(Builds builds, BuildId id, int attempt) {
    return builds
        .build(id)
        .filter(
            build -> build.state() instanceof BuildState.Running(var _, int now) && now == attempt)
        .isPresent();
  }

  private boolean mayBegin(Build build) {
    return !carried.containsKey(build.id()) && tries(build.id()).notBefore() <= steady();
  }

  private Again tries(BuildId id) {
    return again.getOrDefault(id, Again.NEVER_FAILED);
  }

  private long steady() {
    return System.nanoTime() - began;
  }

  private void begin(Builds builds, Build build) {
    var assembly = builds.assembly(build.id());
    var travels = builds.travels(build.commit());
    var repository = watcher.repository();
    if (assembly.isEmpty()
        || travels.isEmpty()
        || repository.isEmpty()
        || !assembly.get().recipe().here()) {
      return;
    }
    int attempt = build.state() instanceof BuildState.Running(var _, int last) ? last + 1 : 1;
    world.ask().accept(new BuildCommand.BeginBuild(build.id(), attempt));
    if (!runs(world.builds().get(), build.id(), attempt)) {
      return; // refused, as on a disk that is nearly full: it stays owed
    }
    var carrying =
        new Carrying(
            build.id(),
            build.commit(),
            assembly.get(),
            travels.get().digest(build.id().assembly()),
            tools);
    carried.put(build.id(), carrying);
    var thread =
        tools
            .threads()
            .start(
                "build-" + build.id(),
                () -> carry(carrying, build.id(), attempt, repository.get()));
    synchronized (threads) { // guards the list against a close that is under way
      threads.removeIf(each -> !each.isAlive());
      threads.add(thread);
    }
  }

  private void carry(Carrying carrying, BuildId id, int attempt, Source source) {
    later(id); // unless it comes to an end, whatever keeps it from that
    try (var repository = source.borrowed()) {
      var _ = Offspring.of(tools.rooms(), id).end();
      var result = carrying.carry(repository);
      if (!carrying.cancelled() && !closed) {
        world.ask().accept(new BuildCommand.BuildFinished(id, attempt, result));
        mended();
      }
      again.remove(id);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot build " + id, e);
      trouble("cannot build %s, and tries again within a minute: %s".formatted(id, e.getMessage()));
    } catch (RuntimeException e) {
      // The top of its thread: a bug, or JGit at a damaged repository. It is tried again later.
      LOG.log(System.Logger.Level.ERROR, "bug while building " + id, e);
      trouble("cannot build %s: %s".formatted(id, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      carried.remove(id);
      woken.release();
    }
  }

  private void later(BuildId id) {
    int failures = tries(id).failures() + 1;
    again.put(id, new Again(failures, steady() + AGAIN.after(failures).toNanos()));
  }

  private void mended() {
    if (world.builds().get().trouble(CiTrouble.Kind.BUILDER).isPresent()) {
      world.ask().accept(new BuildCommand.CiTroubleGone(CiTrouble.Kind.BUILDER));
    }
  }

  private void trouble(String why) {
    if (!closed) {
      world.ask().accept(new BuildCommand.CiTroubleSeen(CiTrouble.Kind.BUILDER, new Reason(why)));
    }
  }

  private void cancel(Carrying carrying) {
    try {
      carrying.cancel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends what it carries, without a word to the World: the next start finds it still owed.
  @Override
  public void close() {
    closed = true;
    look();
    try {
      watcher.close();
      for (var thread : snapshot()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watcher.forget();
  }

  private List<Thread> snapshot() {
    synchronized (threads) { // the same list
      return List.copyOf(new HashSet<>(threads));
    }
  }
}
