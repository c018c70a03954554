package hoops.server.store;

import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.engine.journal.Entries;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Journal;
import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// The journal in one SQLite file of the data folder: chained, durable at each append, poisoned by
/// its first error.
///
/// `control` appends on one thread; any thread reads, on connections beside. Source of the rules:
/// docs/rules.md.
public final class SqliteJournal implements Journal {
  private final Pen pen;
  private final SqlitePages pages;
  private final Reserve reserve;
  private final InstantSource time;
  private final EntryRows rows = new EntryRows(Codecs.ALL);
  private final Epoch epoch;
  private volatile Position last;
  private byte[] hash;

  private SqliteJournal(Pen pen, SqlitePages pages, Reserve reserve, InstantSource time) {
    this.pen = pen;
    this.pages = pages;
    this.reserve = reserve;
    this.time = time;
    var newest = pages.newest();
    this.last = new Position(newest.position());
    this.hash = newest.hash();
    this.epoch = pen.reign(time.instant());
  }

  /// Opens the journal of that folder, made where there is none, and begins a reign.
  ///
  /// [JournalBroken] where it cannot be opened, is damaged, or was written by a newer Hoops; then
  /// nothing of it stays open.
  public static SqliteJournal open(
      DataFolder folder, Reserve reserve, InstantSource time, Threads threads) {
    NativeLibrary.keepIn(folder.folder("sqlite"));
    var file = folder.file(Sqlite.FILE);
    var pen = Pen.open(file);
    try {
      return reigning(pen, SqlitePages.beside(file, threads), reserve, time);
    } catch (JournalBroken broken) {
      pen.close();
      throw broken;
    }
  }

  private static SqliteJournal reigning(
      Pen pen, SqlitePages pages, Reserve reserve, InstantSource time) {
    try {
      return new SqliteJournal(pen, pages, reserve, time);
    } catch (JournalBroken broken) {
      pages.close();
      throw broken;
    }
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
    pages.replay(after, reader);
  }

  @Override
  public List<Entry> read(Position after, int most) {
    return pages.read(after, most);
  }

  /// What of it is only read.
  public SqlitePages pages() {
    return pages;
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
    try (pen;
        pages) {
      pen.end(epoch, time.instant());
    }
  }
}
