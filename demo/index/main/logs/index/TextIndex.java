package logs.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds lines by their words, newest first; the oldest go when there are too many. */
final class TextIndex {
  private final int most;
  private final Map<Long, String> lines = new HashMap<>();
  private final Map<String, ArrayDeque<Long>> places = new HashMap<>();
  private long first;
  private long next;

  TextIndex(int most) {
    this.most = most;
  }

  synchronized void add(String line) {
    lines.put(next, line);
    for (var word : Words.of(line)) {
      places.computeIfAbsent(word, unseen -> new ArrayDeque<>()).addLast(next);
    }
    next++;
    if (lines.size() > most) {
      forgetFirst();
    }
  }

  private void forgetFirst() {
    for (var word : Words.of(lines.remove(first))) {
      var at = places.get(word);
      at.removeFirst();
      if (at.isEmpty()) {
        places.remove(word);
      }
    }
    first++;
  }

  synchronized int size() {
    return lines.size();
  }

  /** How many lines hold all these words, and the newest of them. */
  synchronized Found find(String text, int limit) {
    var words = Words.of(text);
    var rarest = new ArrayDeque<Long>();
    int fewest = Integer.MAX_VALUE;
    for (var word : words) {
      var at = places.getOrDefault(word, new ArrayDeque<>());
      if (at.size() < fewest) {
        fewest = at.size();
        rarest = at;
      }
    }
    var newest = new ArrayList<String>();
    int total = 0;
    for (var place = rarest.descendingIterator(); place.hasNext(); ) {
      var line = lines.get(place.next());
      if (Words.of(line).containsAll(words)) {
        total++;
        if (newest.size() < limit) {
          newest.add(line);
        }
      }
    }
    return new Found(total, newest);
  }

  record Found(int total, List<String> newest) {}
}
