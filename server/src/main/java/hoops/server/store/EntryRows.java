package hoops.server.store;

import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Makes rows of entries, each chained to the one before, and entries of rows. Any thread.
final class EntryRows {
  /// What a side row that was erased reads as.
  static final String ERASED = "erased";

  private static final int SALT = 16;

  private final Codecs codecs;
  private final SecureRandom salts = new SecureRandom();

  EntryRows(Codecs codecs) {
    this.codecs = codecs;
  }

  /// The rows of `group`, the first chained to `before`.
  List<Row> rows(List<Entry> group, byte[] before) {
    var rows = new ArrayList<Row>(group.size());
    var hash = before;
    for (var entry : group) {
      var written = codecs.write(entry.event());
      var head = head(entry, written);
      var sides = sides(written);
      hash = Envelope.hash(hash, head, written.data(), sides);
      rows.add(new Row(head, written.data(), sides, hash));
    }
    return rows;
  }

  /// The entry of `row`. [JournalBroken] where this Hoops cannot read it.
  Entry entry(Row row) {
    var head = row.head();
    try {
      var event = codecs.read(written(row));
      return new Entry(
          new Position(head.position()),
          Instant.ofEpochMilli(head.at()),
          new Epoch(head.epoch()),
          Causes.read(head),
          event);
    } catch (JournalBroken | IllegalArgumentException e) {
      throw new JournalBroken("entry " + head.position() + ": " + e.getMessage(), e);
    }
  }

  private static Written written(Row row) {
    var texts = new TreeMap<String, String>();
    for (var side : row.sides()) {
      var text = side.text();
      texts.put(side.name(), text == null ? ERASED : text);
    }
    return new Written(row.head().event(), row.head().version(), row.data(), texts);
  }

  private static Row.Head head(Entry entry, Written written) {
    var cause = entry.cause();
    var actor = Causes.text(cause.actor());
    return new Row.Head(
        entry.position().number(),
        entry.at().toEpochMilli(),
        entry.epoch().number(),
        actor,
        actor, // everyone acts on credentials of their own so far
        Causes.text(cause.way()),
        cause.key().key(),
        Causes.words(cause.key()),
        written.name(),
        written.version());
  }

  private List<Row.Side> sides(Written written) {
    var sides = new ArrayList<Row.Side>(written.sides().size());
    written
        .sides()
        .forEach((name, text) -> {
          var salt = new byte[SALT];
          salts.nextBytes(salt);
          sides.add(new Row.Side(name, salt, text, Envelope.digest(salt, text)));
        });
    return sides;
  }
}
