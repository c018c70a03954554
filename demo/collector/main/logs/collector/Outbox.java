package logs.collector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Lines that wait to be shipped; when there are too many, the oldest go and are counted. */
final class Outbox {
  private final int most;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private long dropped;

  Outbox(int most) {
    this.most = most;
  }

  synchronized void add(List<String> lines) {
    waiting.addAll(lines);
    while (waiting.size() > most) {
      waiting.removeFirst();
      dropped++;
    }
  }

  /** The oldest, at most so many; they stay until they are shipped. */
  synchronized List<String> oldest(int count) {
    var lines = new ArrayList<String>();
    for (var line : waiting) {
      if (lines.size() == count) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }

  synchronized void shipped(int count) {
    for (int i = 0; i < count && !waiting.isEmpty(); i++) {
      waiting.removeFirst();
    }
  }

  synchronized int size() {
    return waiting.size();
  }

  synchronized long dropped() {
    return dropped;
  }
}
