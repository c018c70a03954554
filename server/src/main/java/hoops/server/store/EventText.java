package hoops.server.store;

import hoops.engine.Event;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One event as it is stored, for those who show the journal: its stored name and version, its data
/// as JSON, and the texts of its side rows by name.
public record EventText(String name, int version, String data, SortedMap<String, String> sides) {
  public EventText {
    sides = Collections.unmodifiableSortedMap(new TreeMap<>(sides));
  }

  /// An event without a codec is an IllegalArgumentException: a bug.
  public static EventText of(Event event) {
    var written = Codecs.ALL.write(event);
    return new EventText(
        written.name(),
        written.version(),
        new String(written.data(), StandardCharsets.UTF_8),
        written.sides());
  }
}
