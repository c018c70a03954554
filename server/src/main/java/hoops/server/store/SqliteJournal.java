package hoops.server.store;

import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.engine.journal.Entries;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Journal;
import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// The journal in one SQLite file of the data folder: chained, durable at each append, poisoned by
/// its first error.
///
/// `control` appends on one thread; any thread reads, on connections beside. Source of the rules:
/// docs/rules.md.
public final class SqliteJournal implements Journal {
  private final Pen pen;
  private final Shelf shelf;
  private final Reserve reserve;
  private final InstantSource time;
  private final EntryRows rows = new EntryRows(Codecs.ALL);
  private final Epoch epoch;
  private volatile Position last;
  private byte[] hash;

  private SqliteJournal(Pen pen, Shelf shelf, Reserve reserve, InstantSource time) {
    this.pen = pen;
    this.shelf = shelf;
    this.reserve = reserve;
    this.time = time;
    var newest = shelf.newest();
    this.last = new Position(newest.position());
    this.hash = newest.hash();
    this.epoch = pen.reign(time.instant());
  }

  /// Opens the journal of that folder, made where there is none, and begins a reign.
  ///
  /// [JournalBroken] where it cannot be opened, is damaged, or was written by a newer Hoops.
  public static SqliteJournal open(
      DataFolder folder, Reserve reserve, InstantSource time, Threads threads) {
    NativeLibrary.unpackInto(folder.folder("sqlite"));
    var file = folder.file(Sqlite.FILE);
    var pen = Pen.open(file);
    return new SqliteJournal(pen, Shelf.open(file, threads), reserve, time);
  }

  @Override
  public void append(List<Entry> group) {
    Entries.follow(group, last, epoch);
    if (!group.isEmpty()) {
      var chained = rows.rows(group, hash);
      pen.append(chained);
      hash = chained.getLast().hash();
      last = group.getLast().position();
    }
  }

  @Override
  public void replay(Position after, Consumer<Entry> reader) {
    var chain = shelf.chain(after.number());
    shelf.readAll(
        after.number(),
        chunk -> {
          for (var row : chunk) {
            chain
                .next(row)
                .ifPresent(why -> {
                  throw new JournalBroken("the chain is broken: " + why);
                });
            reader.accept(rows.entry(row));
          }
        });
  }

  @Override
  public List<Entry> read(Position after, int most) {
    return shelf.read(after.number(), most).stream().map(rows::entry).toList();
  }

  /// As [#read], the entries as they are stored.
  public List<JournalLine> lines(Position after, int most) {
    return shelf.read(after.number(), most).stream().map(JournalLine::of).toList();
  }

  /// The hash of the chain at an entry that is there, 64 hex digits; 64 zeros before the first.
  String chained(Position position) {
    return HexFormat.of().formatHex(shelf.chain(position.number()).hash());
  }

  @Override
  public Position last() {
    return last;
  }

  @Override
  public boolean nearlyFull() {
    return reserve.reached();
  }

  @Override
  public Epoch epoch() {
    return epoch;
  }

  @Override
  public void close() {
    pen.end(epoch, time.instant());
    shelf.close();
    pen.close();
  }
}
