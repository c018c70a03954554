package hoops.server;

import java.nio.file.Path;

/// Paths as they stand in the commands that a message proposes.
final class Pasted {
  private Pasted() {}

  /// As a POSIX shell reads one word; in quotes where it holds more than plain characters.
  static String path(Path path) {
    var text = path.toString();
    return text.matches("[A-Za-z0-9_./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
