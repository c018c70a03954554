package hoops.server.screen;

import java.util.regex.Pattern;

/// Breaks a line at blanks so that no piece is wider than the terminal; a word that is wider itself
/// is left whole, since it is there to be pasted.
final class Wrapping {
  private static final Pattern BEFORE_WORD = Pattern.compile("(?<= )(?=[^ ])");

  private Wrapping() {}

  static String wrap(String painted, int columns) {
    int indent = 0;
    while (indent < painted.length() && painted.charAt(indent) == ' ') {
      indent++;
    }
    return wrap(painted, columns, indent);
  }

  /// The same, with every line but the first behind `hang` blanks, or as many fewer as its first
  /// word needs.
  static String wrap(String painted, int columns, int hang) {
    if (Width.of(painted) <= columns) {
      return painted;
    }
    var out = new StringBuilder();
    var line = new StringBuilder();
    int margin = Math.min(hang, columns * 2 / 3);
    for (var word : BEFORE_WORD.split(painted, -1)) {
      if (!line.isEmpty()
          && Width.of((line + word).stripTrailing()) > columns
          && !line.toString().isBlank()) {
        out.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(" ".repeat(Math.clamp(columns - Width.of(word.stripTrailing()), 0, margin)));
      }
      line.append(word);
    }
    return out.append(line.toString().stripTrailing()).toString();
  }
}
