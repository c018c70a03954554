package hoops.server.systemfile;

import hoops.engine.system.Key;
import hoops.engine.system.KeyTable;

/// The commented file of every key, in the order of the table, each at its default: the manual
/// (F18). A test compares docs/keys.yaml with it, so that the two cannot differ.
public final class SystemManual {
  private static final String HEAD =
      """
      # Every key of hoops.yaml: its default, what it means, and whether it is acted on yet.
      # NAME stands for a name of yours. A default in parentheses is in words. docs/system-file.md explains.
      """;

  private SystemManual() {}

  public static String text() {
    var text = new StringBuilder(HEAD);
    for (var key : KeyTable.ONE.rows()) {
      text.append(line(key)).append('\n');
    }
    return text.toString();
  }

  private static String line(Key key) {
    long depth = key.path().chars().filter(letter -> letter == '.').count();
    var name = key.name().equals("*") ? "NAME" : key.name();
    var later =
        switch (key.acted()) {
          case NOW -> "";
          case LATER -> " Read, not yet acted on.";
        };
    return ("# " + "  ".repeat((int) depth) + name + ": " + key.fallback()).stripTrailing()
        + "  # "
        + key.sentence()
        + later;
  }
}
