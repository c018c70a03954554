package hoops.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a server writes about itself into one file that only its owner can read: where it listens,
/// its process, its data folder, and the token that owns everything.
public record Announced(String url, long pid, String data, String token) {
  public static final String SCHEMA = "hoops.server/1";

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
}
