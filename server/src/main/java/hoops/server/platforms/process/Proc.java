package hoops.server.platforms.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the kernel says of processes, as read from `/proc`; nothing is remembered.
///
/// Any thread. What has gone while it was looked at is empty, never an exception.
final class Proc {
  private static final Path ROOT = Path.of("/proc");
  private static final String LISTENING = "0A";

  private Proc() {}

  /// One process at one moment: its parent, its session, and the tick since boot it was started at.
  /// A zombie is none.
  record Stat(int pid, int parent, int session, long ticks, String state) {
    /// Whether it is held by a signal, and so surely does nothing.
    boolean held() {
      return state.equals("T") || state.equals("t");
    }
  }

  /// What a process's environment tells about whose it is.
  enum Mark {
    /// It holds the nonce.
    OURS,
    /// It is whole, and does not hold the nonce.
    FOREIGN,
    /// It may not be read, is empty, or was written over by the program.
    UNREADABLE
  }

  static String boot() throws IOException {
    return Files.readString(ROOT.resolve("sys/kernel/random/boot_id")).strip();
  }

  /// Seconds since boot: a clock that no person sets.
  static double uptime() throws IOException {
    var text = Files.readString(ROOT.resolve("uptime"));
    return Double.parseDouble(text.substring(0, text.indexOf(' ')));
  }

  static Optional<Stat> stat(int pid) {
    try {
      var text =
          Files.readString(
              ROOT.resolve(Integer.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1);
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      var state = fields[0];
      if (state.equals("Z") || state.equals("X")) {
        return Optional.empty();
      }
      return Optional.of(
          new Stat(
              pid,
              Integer.parseInt(fields[1]),
              Integer.parseInt(fields[3]),
              Long.parseLong(fields[19]),
              state));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// Every process of the machine that can be seen.
  static List<Stat> all() throws IOException {
    var all = new ArrayList<Stat>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(ROOT, "[1-9]*")) {
      for (var folder : folders) {
        stat(Integer.parseInt(folder.getFileName().toString())).ifPresent(all::add);
      }
    }
    return all;
  }

  /// Whether the environment this process was started with holds `HOOPS_NONCE=nonce`.
  static Mark mark(int pid, String nonce) {
    var environment = environment(pid);
    if (environment.contains("HOOPS_NONCE=" + nonce)) {
      return Mark.OURS;
    }
    boolean whole =
        !environment.isEmpty() && environment.stream().allMatch(each -> each.indexOf('=') > 0);
    return whole ? Mark.FOREIGN : Mark.UNREADABLE;
  }

  /// The `NAME=value` words a process was started with; empty where it has none or may not be read.
  static List<String> environment(int pid) {
    try {
      var bytes = Files.readAllBytes(ROOT.resolve(Integer.toString(pid)).resolve("environ"));
      var text = new String(bytes, StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\0", -1)).filter(each -> !each.isEmpty()).toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  /// The sockets, by inode, that listen on this TCP port of this machine.
  static Set<String> listening(int port) throws IOException {
    var inodes = new HashSet<String>();
    for (var name : List.of("tcp", "tcp6")) {
      var file = ROOT.resolve("net").resolve(name);
      for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length > 9
            && fields[3].equals(LISTENING)
            && fields[1].endsWith(":%04X".formatted(port))) {
          inodes.add(fields[9]);
        }
      }
    }
    return inodes;
  }

  /// Whether this process holds one of these sockets.
  static boolean holds(int pid, Set<String> inodes) throws IOException {
    var folder = ROOT.resolve(Integer.toString(pid)).resolve("fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(folder)) {
      for (var each : open) {
        if (inodes.contains(socket(each))) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /// The inode of the socket that this open file is; empty where it is none.
  private static String socket(Path open) {
    try {
      var points = Files.readSymbolicLink(open).toString();
      return points.startsWith("socket:[") ? points.substring(8, points.length() - 1) : "";
    } catch (IOException gone) {
      return "";
    }
  }
}
