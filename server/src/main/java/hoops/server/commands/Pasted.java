package hoops.server.commands;

import java.util.regex.Pattern;

/// Words as they stand in the commands that a message proposes.
public final class Pasted {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9@._/:=,+-]+");

  private Pasted() {}

  /// As a POSIX shell reads one word; in quotes where it holds more than plain characters.
  public static String word(String text) {
    return BARE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
