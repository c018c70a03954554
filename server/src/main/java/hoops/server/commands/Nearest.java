package hoops.server.commands;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The word that somebody may have meant: at most a third of its letters away.
///
/// Source: Damerau, A technique for computer detection and correction of spelling errors, CACM 7:3
/// (1964): insertions, deletions, substitutions and neighbours that changed places.
final class Nearest {
  /// No name of ours is longer; to look for what a page of text is near to would take long.
  private static final int LONGEST = 200;

  private Nearest() {}

  static Optional<String> of(String typed, Collection<String> known) {
    return typed.length() > LONGEST
        ? Optional.empty()
        : known.stream()
            .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
            .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  static int distance(String a, String b) {
    var far = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        far[i][j] = i == 0 || j == 0 ? i + j : step(far, a, b, i, j);
      }
    }
    return far[a.length()][b.length()];
  }

  private static int step(int[][] far, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(far[i - 1][j] + 1, far[i][j - 1] + 1), far[i - 1][j - 1] + same);
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, far[i - 2][j - 2] + 1) : best;
  }
}
