package hoops.engine;

import java.util.regex.Pattern;

/// The one grammar of names: `a-z 0-9 -`, a letter first, no `-` last (docs/system-file.md).
final class Grammar {
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");

  private Grammar() {}

  /// The text itself, if it is a name of at most `most` characters; else IllegalArgumentException
  /// with a sentence that shows the grammar.
  static String name(String text, String what, int most) {
    if (text.length() > most || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no %s (a-z, 0-9, -, a letter first, at most %d)".formatted(text, what, most));
    }
    return text;
  }

  /// The number in a text of the form of `example`, as `d-1042`: the same beginning, then 1 or
  /// more; else IllegalArgumentException that shows the example.
  static long numbered(String text, String example) {
    var prefix = example.replaceAll("[0-9]+$", "");
    var digits = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    if (!digits.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException(
          "\"%s\" is none; one looks like %s".formatted(text, example));
    }
    return Long.parseLong(digits);
  }
}
