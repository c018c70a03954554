package hoops.engine.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A command written as one string, as the words it is: parted at blanks, quotes holding together;
/// no shell (F5).
final class CommandWords {
  private static final Set<String> SHELL =
      Set.of("&&", "||", "|", ";", "&", ">", ">>", "<", "<<", "2>", "2>&1", "&>", "|&");

  /// One word, and whether any of it stood in quotes.
  private record Word(String text, Quoting quoting) {}

  private enum Quoting {
    BARE,
    QUOTED,
    NEVER_CLOSED
  }

  private CommandWords() {}

  static List<String> of(String text) {
    return parted(text).stream().map(Word::text).toList();
  }

  /// The first word that only a shell would understand.
  static Optional<String> shell(String text) {
    return parted(text).stream()
        .filter(word -> word.quoting() == Quoting.BARE)
        .map(word -> shellWord(word.text()))
        .filter(found -> !found.isEmpty())
        .findFirst();
  }

  private static String shellWord(String word) {
    if (SHELL.contains(word) || word.startsWith("$(") || word.startsWith("`")) {
      return word;
    }
    return word.endsWith(";") ? ";" : "";
  }

  /// Whether a quote was opened and never closed.
  static boolean open(String text) {
    return parted(text).stream().anyMatch(word -> word.quoting() == Quoting.NEVER_CLOSED);
  }

  private static List<Word> parted(String text) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        at = word(text, at, words);
      }
    }
    return words;
  }

  /// Adds the word that begins there; returns where it ends.
  private static int word(String text, int from, List<Word> words) {
    var word = new StringBuilder();
    var quoting = Quoting.BARE;
    char quote = 0;
    int at = from;
    while (at < text.length() && (quote != 0 || !Character.isWhitespace(text.charAt(at)))) {
      char letter = text.charAt(at++);
      if (quote != 0 ? letter == quote : letter == '"' || letter == '\'') {
        quote = quote != 0 ? 0 : letter;
        quoting = Quoting.QUOTED;
      } else {
        word.append(letter);
      }
    }
    words.add(new Word(word.toString(), quote != 0 ? Quoting.NEVER_CLOSED : quoting));
    return at;
  }
}
