package hoops.server.builder;

import hoops.engine.BuildId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// All processes of a build, also those that left their parent: found by the environment that every
/// child inherits or by the build's pipe in their hands, on machines that show that in `/proc`, and
/// by descent.
///
/// `marks` are entries of that environment; a process with all of them is one of ours, since the
/// kept `HOME` lies in our data folder. `pipe` is where the pipes of such builds lie. One that
/// washed its environment, let go of the pipe and left its parent before the first look is not
/// found.
final class Offspring {
  private static final Path PROC = Path.of("/proc");
  private static final long POLITE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PATIENT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LOOK_MILLIS = 50;

  private final Set<String> marks;
  private final Predicate<Path> pipe;

  private Offspring(Set<String> marks, Predicate<Path> pipe) {
    this.marks = Set.copyOf(marks);
    this.pipe = pipe;
  }

  /// Those of every build of this data folder.
  static Offspring ofAll(BuildRooms rooms) {
    var builds = rooms.home().resolveSibling(".").normalize();
    return new Offspring(
        Set.of("HOME=" + rooms.home()),
        open -> open.startsWith(builds) && open.endsWith("output") && isPipe(open));
  }

  static Offspring of(BuildRooms rooms, BuildId build) {
    return new Offspring(
        Set.of(
            "HOME=" + rooms.home(),
            "HOOPS_ASSEMBLY=" + build.assembly(),
            "HOOPS_BUILD=" + build.number()),
        rooms.output(build)::equals);
  }

  private static boolean isPipe(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /// Ends them all: asks first, kills after two seconds; returns when none is left, or after ten
  /// seconds whether it is true.
  boolean end() throws InterruptedException {
    return end(new HashSet<>());
  }

  /// The same, and all that descends from `root`.
  boolean end(ProcessHandle root) throws InterruptedException {
    var known = new HashSet<ProcessHandle>();
    known.add(root);
    return end(known);
  }

  /// Whether all have ended by themselves within that time.
  boolean goneWithin(Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    for (var alive = marked(); !alive.isEmpty(); alive = marked()) {
      if (System.nanoTime() > until) {
        return false;
      }
      await(alive.iterator().next());
    }
    return true;
  }

  private boolean end(Set<ProcessHandle> known) throws InterruptedException {
    long began = System.nanoTime();
    var asked = new HashSet<ProcessHandle>();
    while (true) {
      var found = marked();
      found.addAll(asked.isEmpty() ? known : Set.of());
      found.removeAll(asked);
      found.forEach(each -> each.descendants().forEach(known::add));
      known.addAll(found);
      known.removeIf(each -> !each.isAlive());
      var alive = Set.copyOf(known);
      if (alive.isEmpty()) {
        return true;
      }
      long passed = System.nanoTime() - began;
      if (passed > PATIENT_NANOS) {
        return false;
      }
      for (var each : alive) {
        if (passed > POLITE_NANOS) {
          each.destroyForcibly();
        } else if (asked.add(each)) {
          each.destroy();
        }
      }
      await(alive.iterator().next());
    }
  }

  private static void await(ProcessHandle process) throws InterruptedException {
    try {
      var _ = process.onExit().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // It is looked at again.
      return;
    }
  }

  /// The processes alive now that have all marks, or the pipe; none where the machine does not
  /// show.
  Set<ProcessHandle> marked() {
    var found = new HashSet<ProcessHandle>();
    if (!Files.isDirectory(PROC)) {
      return found;
    }
    try (var folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var folder : folders) {
        if (environment(folder).containsAll(marks) || holdsPipe(folder)) {
          handle(folder).filter(ProcessHandle::isAlive).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found;
    }
    found.remove(ProcessHandle.current());
    return found;
  }

  private boolean holdsPipe(Path folder) {
    try (var all = Files.newDirectoryStream(folder.resolve("fd"))) {
      for (var each : all) {
        if (pipe.test(Files.readSymbolicLink(each))) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      // Gone meanwhile, or somebody else's.
      return false;
    }
  }

  private static Optional<ProcessHandle> handle(Path folder) {
    return ProcessHandle.of(Long.parseLong(folder.getFileName().toString()));
  }

  private static Set<String> environment(Path folder) {
    try {
      var all = new String(Files.readAllBytes(folder.resolve("environ")), StandardCharsets.UTF_8);
      return new HashSet<>(List.of(all.split("\0", -1)));
    } catch (IOException e) {
      // Gone meanwhile, or somebody else's.
      return Set.of();
    }
  }
}
