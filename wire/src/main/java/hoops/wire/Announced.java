package hoops.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a server writes about itself into one file that only its owner can read: where it listens,
/// its process, its data folder, and the token that owns everything.
///
/// `began` is [#began] of the process, so that another that has its pid by now is not taken for it.
public record Announced(String url, long pid, long began, String data, String token) {
  public static final String SCHEMA = "hoops.server/1";

  private static final int OTHERS = 0077;
  private static final Path SELF = Path.of("/proc/self/stat");

  /// Spaces between the end of a program's name and its start, in a line of /proc
  /// (proc_pid_stat(5)).
  private static final int BEFORE_START = 20;

  /// What this very process announces.
  public static Announced self(String url, String data, String token) {
    long pid = ProcessHandle.current().pid();
    return new Announced(url, pid, began(pid), data, token);
  }

  public String text() {
    return new Fields()
        .put("schema", SCHEMA)
        .put("url", url)
        .put("pid", pid)
        .put("began", began)
        .put("data", data)
        .put("token", token)
        .members()
        .text();
  }

  /// Reads the content of such a file; [JsonBroken] where it is none.
  public static Announced read(String text) {
    if (!(Json.read(text) instanceof Json.Members members)
        || !members.text("schema", "").equals(SCHEMA)) {
      throw new JsonBroken("no " + SCHEMA);
    }
    return new Announced(
        members.text("url", ""),
        members.number("pid", 0),
        members.number("began", 0),
        members.text("data", ""),
        members.text("token", ""));
  }

  /// When that process began, in clock ticks since the machine did; 0 where that cannot be told.
  static long began(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      int at = line.lastIndexOf(')');
      for (int space = 0; space < BEFORE_START; space++) {
        at = line.indexOf(' ', at + 1);
      }
      return Long.parseLong(line, at + 1, line.indexOf(' ', at + 1), 10);
    } catch (IOException | RuntimeException _) {
      return 0; // it ended, or this machine tells it elsewhere
    }
  }

  private boolean lives() {
    return ProcessHandle.of(pid).isPresent() && (began == 0 || began == began(pid));
  }

  /// The folders in which servers announce themselves, the one to write to first (docs/cli.md).
  ///
  /// `$XDG_RUNTIME_DIR/hoops`, and `$XDG_STATE_HOME/hoops/run`, where the state's home is
  /// `~/.local/state` unless set. Relative values are ignored, as the XDG specification demands.
  public static List<Path> folders(Map<String, String> variables) {
    var folders = new ArrayList<Path>();
    var runtime = variables.getOrDefault("XDG_RUNTIME_DIR", "");
    if (runtime.startsWith("/")) {
      folders.add(Path.of(runtime, "hoops"));
    }
    var state = variables.getOrDefault("XDG_STATE_HOME", "");
    folders.add(
        state.startsWith("/")
            ? Path.of(state, "hoops", "run")
            : Path.of(variables.getOrDefault("HOME", "/"), ".local", "state", "hoops", "run"));
    return List.copyOf(folders);
  }

  /// The servers that have announced themselves on this machine and whose process lives.
  ///
  /// A file that others may read or write, or that is not ours, names no server: a token could have
  /// been read from it, or words be led to a stranger (docs/security.md).
  public static List<Announced> living(Map<String, String> variables) {
    var living = new ArrayList<Announced>();
    for (var folder : folders(variables)) {
      for (var file : files(folder)) {
        from(file).filter(Announced::lives).ifPresent(living::add);
      }
    }
    return List.copyOf(living);
  }

  /// The one of them that serves this data folder.
  public static Optional<Announced> serving(Path data, Map<String, String> variables) {
    return living(variables).stream()
        .filter(server -> Path.of(server.data()).equals(data))
        .findFirst();
  }

  /// The files in that folder whose server ended without taking its own away.
  public static List<Path> left(Path folder) {
    return files(folder).stream()
        .filter(file -> from(file).filter(server -> !server.lives()).isPresent())
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (var all = Files.newDirectoryStream(folder, "server-*.json")) {
      var files = new ArrayList<Path>();
      all.forEach(files::add);
      return files;
    } catch (IOException _) {
      return List.of(); // there is no such folder: nobody announced anything there
    }
  }

  private static Optional<Announced> from(Path file) {
    try {
      return ours(file) ? Optional.of(read(Files.readString(file))) : Optional.empty();
    } catch (IOException | JsonBroken _) {
      return Optional.empty(); // half gone or foreign: no server that can be asked
    }
  }

  private static boolean ours(Path file) throws IOException {
    var is = attributes(file);
    return ours(is, Files.exists(SELF) ? attributes(SELF) : is);
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether what is so is closed to others and of the same owner as `self`.
  static boolean ours(Map<String, Object> is, Map<String, Object> self) {
    return is.get("mode") instanceof Integer mode
        && (mode & OTHERS) == 0
        && Objects.equals(is.get("uid"), self.get("uid"));
  }
}
