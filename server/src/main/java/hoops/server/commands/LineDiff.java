package hoops.server.commands;

import hoops.server.screen.Glyph;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lines that two texts do not share, in their order.
///
/// Source: Hunt and McIlroy, An Algorithm for Differential File Comparison (1976): the longest
/// common subsequence of the lines, here after what begins and ends alike is taken away.
final class LineDiff {
  private static final int MOST_CELLS = 4_000_000;

  private LineDiff() {}

  static List<Change> of(String before, String after) {
    var old = before.lines().toList();
    var fresh = after.lines().toList();
    int head = 0;
    while (head < Math.min(old.size(), fresh.size()) && old.get(head).equals(fresh.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), fresh.size()) - head
        && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
      tail++;
    }
    return between(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail));
  }

  private static List<Change> between(List<String> old, List<String> fresh) {
    var changes = new ArrayList<Change>();
    if ((long) old.size() * fresh.size() > MOST_CELLS) {
      old.forEach(line -> changes.add(new Change(Glyph.REMOVED, line)));
      fresh.forEach(line -> changes.add(new Change(Glyph.ADDED, line)));
      return List.copyOf(changes);
    }
    var common = common(old, fresh);
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
        i++;
        j++;
      } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        changes.add(new Change(Glyph.REMOVED, old.get(i++)));
      } else {
        changes.add(new Change(Glyph.ADDED, fresh.get(j++)));
      }
    }
    return List.copyOf(changes);
  }

  /// How many lines the rests behind each pair of places share.
  private static int[][] common(List<String> old, List<String> fresh) {
    var common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  /// One line that came or went.
  record Change(Glyph mark, String text) {
    Json.Members document() {
      return new Fields()
          .put("change", mark.name().toLowerCase(Locale.ROOT))
          .put("line", text)
          .members();
    }
  }
}
