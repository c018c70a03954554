package hoops.server.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// One entry as it is stored, for listing and export; readable also where its event is not known.
///
/// `actor`, `way` and `key` are the texts of the envelope; `data` is canonical JSON, `sides` the
/// free texts by name (`erased` where erased), `hash` 64 hex digits.
public record JournalLine(
    long position,
    Instant at,
    long epoch,
    String actor,
    String way,
    String key,
    String event,
    int version,
    String data,
    SortedMap<String, String> sides,
    String hash) {

  static JournalLine of(Row row) {
    var head = row.head();
    var sides = new TreeMap<String, String>();
    for (var side : row.sides()) {
      var text = side.text();
      sides.put(side.name(), text == null ? EntryRows.ERASED : text);
    }
    return new JournalLine(
        head.position(),
        Instant.ofEpochMilli(head.at()),
        head.epoch(),
        head.actor(),
        head.way(),
        head.key(),
        head.event(),
        head.version(),
        new String(row.data(), StandardCharsets.UTF_8),
        sides,
        HexFormat.of().formatHex(row.hash()));
  }
}
