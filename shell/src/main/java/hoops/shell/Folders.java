package hoops.shell;

import java.nio.file.Path;
import java.util.Map;

/// The client's own folders, by the XDG rules on every system (docs/cli.md).
final class Folders {
  private Folders() {}

  static Path config(Map<String, String> variables) {
    return home(variables, "XDG_CONFIG_HOME", ".config").resolve("hoops");
  }

  private static Path home(Map<String, String> variables, String variable, String otherwise) {
    var set = variables.getOrDefault(variable, "");
    return set.startsWith("/")
        ? Path.of(set)
        : Path.of(variables.getOrDefault("HOME", "/"), otherwise);
  }
}
