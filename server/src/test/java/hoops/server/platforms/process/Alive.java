package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/// What lives on the machine, found without the platform's code; and waiting for a claim.
final class Alive {
  private static final Duration FAR_TOO_LONG = Duration.ofMinutes(2);

  private Alive() {}

  /// The pids of this life of this folder, its keeper apart.
  static List<Integer> pids(Path home, InstanceId id) {
    return found(home, "HOOPS_INSTANCE=" + id.text() + "\0", Who.PROGRAMS);
  }

  /// The pids of all that runs from this folder, keepers too.
  static List<Integer> everything(Path home) {
    return found(home, "", Who.ALL);
  }

  /// The pid of this life's keeper, which must live.
  static int keeper(Path home, InstanceId id) {
    return found(home, "HOOPS_INSTANCE=" + id.text() + "\0", Who.KEEPERS).getFirst();
  }

  private enum Who {
    PROGRAMS,
    KEEPERS,
    ALL
  }

  private static List<Integer> found(Path home, String word, Who who) {
    var pids = new ArrayList<Integer>();
    for (var handle : ProcessHandle.allProcesses().toList()) {
      var told = text(handle.pid(), "environ");
      var words = text(handle.pid(), "cmdline");
      boolean keeper = words.contains("keeper-") && words.contains("\0keep\0");
      boolean writing = words.startsWith("mv\0") || words.startsWith("mkdir\0");
      if (told.contains("HOOPS_DATA=" + home + "/data/")
          && told.contains(word)
          && (who == Who.ALL || (!writing && keeper == (who == Who.KEEPERS)))) {
        pids.add((int) handle.pid());
      }
    }
    return pids;
  }

  private static String text(long pid, String file) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /// Ends all that a test left running from its folder.
  static void end(Path home) {
    until(
        "nothing runs from " + home,
        () -> {
          var left = everything(home);
          left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
          return left.isEmpty();
        });
  }

  static void until(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + FAR_TOO_LONG.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        Assertions.fail("in vain for %s: %s".formatted(FAR_TOO_LONG, what));
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
