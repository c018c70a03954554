package hoops.engine.system;

import java.util.Collection;
import java.util.Optional;

/// The word that somebody may have meant.
final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /// The nearest of the words, if it is near enough: one slip in a short word, two in one of five
  /// letters or more, three from nine on; swapped neighbours are one slip.
  static Optional<String> to(String word, Collection<String> words) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = "";
    int least = word.length() < 5 ? 2 : word.length() < 9 ? 3 : 4;
    for (var candidate : words) {
      int slips = Math.abs(candidate.length() - word.length()) > 3 ? 9 : slips(word, candidate);
      if (slips < least) {
        least = slips;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /// ` Did you mean "health"?`, or nothing.
  static String sentence(String word, Collection<String> words) {
    return to(word, words).map(near -> " Did you mean \"" + near + "\"?").orElse("");
  }

  /// Source: optimal string alignment distance (Damerau 1964, each part edited once).
  private static int slips(String from, String to) {
    var rows = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, from, to, i, j);
      }
    }
    return rows[from.length()][to.length()];
  }

  private static int step(int[][] rows, String from, String to, int i, int j) {
    int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(rows[i - 1][j - 1] + changed, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
