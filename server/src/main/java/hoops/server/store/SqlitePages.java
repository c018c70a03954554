package hoops.server.store;

import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.Pages;
import hoops.server.Threads;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// The entries of a journal in one SQLite file, as they are read. Any thread.
public final class SqlitePages implements Pages, AutoCloseable {
  private final Shelf shelf;
  private final EntryRows rows = new EntryRows(Codecs.ALL);

  private SqlitePages(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Beside the connection that writes the journal of that file, which has made it.
  static SqlitePages beside(Path file, Threads threads) {
    return new SqlitePages(Shelf.open(file, threads));
  }

  /// Opens the journal of that folder, which this process has locked, without writing anything, as
  /// it must be on a full disk.
  ///
  /// [JournalBroken] where there is none, or it is damaged.
  public static SqlitePages untouched(DataFolder folder, Threads threads) {
    if (!JournalCheck.lies(folder.path())) {
      throw new JournalBroken("there is no journal in " + folder.path());
    }
    NativeLibrary.keepIn(folder.folder("sqlite"));
    var file = folder.file(Sqlite.FILE);
    if (Sqlite.hasTail(file)) {
      var _ = folder.file(Sqlite.FILE + "-shm");
    }
    var pages = new SqlitePages(Shelf.untouched(file, threads));
    try {
      pages.shelf.lookThrough();
      return pages;
    } catch (JournalBroken broken) {
      pages.close();
      throw broken;
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

  @Override
  public Position last() {
    return new Position(newest().position());
  }

  /// The chain as it stands at the newest entry.
  Chain newest() {
    return shelf.newest();
  }

  /// The hash of the chain at an entry that is there, 64 hex digits; 64 zeros before the first.
  String chained(Position position) {
    return HexFormat.of().formatHex(shelf.chain(position.number()).hash());
  }

  @Override
  public void close() {
    shelf.close();
  }
}
