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
public record Announced(String url, long pid, String data, String token) {
  public static final String SCHEMA = "hoops.server/1";

  private static final int OTHERS = 0077;
  private static final Path SELF = Path.of("/proc/self/stat");

  public String text() {
    return new Fields()
        .put("schema", SCHEMA)
        .put("url", url)
        .put("pid", pid)
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
        members.text("data", ""),
        members.text("token", ""));
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
      try (var files = Files.newDirectoryStream(folder, "server-*.json")) {
        for (var file : files) {
          from(file).ifPresent(living::add);
        }
      } catch (IOException _) {
        // There is no such folder: nobody announced anything there.
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

  private static Optional<Announced> from(Path file) {
    try {
      return ours(file)
          ? Optional.of(read(Files.readString(file)))
              .filter(server -> ProcessHandle.of(server.pid()).isPresent())
          : Optional.empty();
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
