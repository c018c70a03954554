package hoops.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What lives on this machine and was told of one data folder, found without Hoops's own code.
record Living(Path data) {
  /// One process: what it was told, and its words.
  private record Found(long pid, String told, String words) {
    boolean keeps() {
      return words.contains("keeper-") && words.contains("\0keep\0");
    }

    /// Its life, or the empty text where it is the process of no instance.
    String life() {
      return Stream.of(told.split("\0"))
          .filter(one -> one.startsWith("HOOPS_INSTANCE="))
          .map(one -> one.substring(one.indexOf('=') + 1))
          .findFirst()
          .orElse("");
    }
  }

  /// The process of each life, keepers apart; two processes of one life fail.
  TreeMap<String, Long> lives() {
    var lives = new TreeMap<String, Long>();
    for (var one : found()) {
      if (!one.keeps() && !one.life().isEmpty() && !brief(one)) {
        var other = lives.put(one.life(), one.pid());
        if (other != null) {
          throw new AssertionError(
              "%s lives twice: %d and %d".formatted(one.life(), other, one.pid()));
        }
      }
    }
    return lives;
  }

  /// Everything but the server: instances, keepers, builds.
  List<Long> everything() {
    return found().stream().map(Found::pid).toList();
  }

  /// What bears the folder's name and is neither an instance nor the keeper of one.
  List<String> orphans() {
    return found().stream()
        .filter(one -> one.life().isEmpty())
        .map(one -> one.pid() + " " + one.words().replace('\0', ' '))
        .toList();
  }

  /// A keeper's own short errands.
  private static boolean brief(Found one) {
    return one.words().startsWith("mv\0") || one.words().startsWith("mkdir\0");
  }

  private List<Found> found() {
    return ProcessHandle.allProcesses()
        .map(process ->
            new Found(
                process.pid(), text(process.pid(), "environ"), text(process.pid(), "cmdline")))
        .filter(one -> one.told().contains("=" + data + "/"))
        .toList();
  }

  private static String text(long pid, String file) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
