package logs.common;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by name, as Prometheus reads them; both counts of lines are always there. */
public final class Counts {
  private final Map<String, LongAdder> byName = new ConcurrentSkipListMap<>();

  public Counts() {
    add("lines_in_total", 0);
    add("lines_out_total", 0);
  }

  public void add(String name, long more) {
    byName.computeIfAbsent(name, unseen -> new LongAdder()).add(more);
  }

  public long of(String name) {
    var count = byName.get(name);
    return count == null ? 0 : count.sum();
  }

  public String text() {
    var text = new StringBuilder();
    byName.forEach(
        (name, count) ->
            text.append("# TYPE ").append(name).append(" counter\n")
                .append(name).append(' ').append(count.sum()).append('\n'));
    return text.toString();
  }
}
