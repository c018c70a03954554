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
    int prefix = example.indexOf('-') + 1;
    if (text.startsWith(example.substring(0, prefix)) && counts(text, prefix, 18)) {
      return Long.parseLong(text, prefix, text.length(), 10);
    }
    throw new IllegalArgumentException(
        "\"%s\" is not of that form; one looks like %s".formatted(text, example));
  }

  /// Whether all behind `from` is a number of 1 or more, of at most so many digits and without
  /// leading zeros.
  static boolean counts(String text, int from, int most) {
    int length = text.length() - from;
    if (length < 1 || length > most || text.charAt(from) == '0') {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// Whether all behind `from` are so many hex digits in lower case.
  static boolean hex(String text, int from, int count) {
    if (text.length() - from != count) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
