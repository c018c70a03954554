package hoops.server.store;

import hoops.engine.Position;
import hoops.engine.journal.JournalBroken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/// Looks at a journal without a server, and beside one: it takes no lock and writes nothing.
///
/// It needs no codec, so that it reads what a newer Hoops wrote. A journal whose server was killed
/// has a `-wal` file beside it, and then its folder must be writable, or be copied to where it is.
/// One thread.
public final class JournalCheck implements AutoCloseable {
  private static final int CHUNK = 2_000;

  private final Connection connection;

  private JournalCheck(Connection connection) {
    this.connection = connection;
  }

  /// Whether a journal lies in that folder.
  public static boolean lies(Path dataFolder) {
    return Files.isRegularFile(dataFolder.resolve(Sqlite.FILE));
  }

  /// [JournalBroken] where no journal lies in that data folder, or its file cannot be opened.
  public static JournalCheck of(Path dataFolder) {
    var file = dataFolder.resolve(Sqlite.FILE);
    if (!lies(dataFolder)) {
      throw new JournalBroken("there is no journal in " + dataFolder);
    }
    try {
      return new JournalCheck(Sqlite.hasTail(file) ? tailed(file) : Sqlite.still(file));
    } catch (SQLException e) {
      throw new JournalBroken("%s cannot be opened: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Where the disk is full, without what SQLite would make beside the file; no server writes then.
  private static Connection tailed(Path file) throws SQLException {
    var connection = Sqlite.reading(file);
    try {
      var _ = Sqlite.number(connection, "pragma schema_version");
      return connection;
    } catch (SQLException trouble) {
      connection.close();
      if (Sqlite.full(trouble)) {
        return Sqlite.untouched(file);
      }
      throw trouble;
    }
  }

  /// Goes along the whole chain: every byte of every entry and side row, then the file as a whole.
  public Finding verify() {
    var chain = new Chain(0, Chain.genesis());
    try (var reader = RowReader.of(connection, Long.MIN_VALUE, Long.MAX_VALUE)) {
      long erased = 0;
      for (var rows = reader.next(CHUNK); !rows.isEmpty(); rows = reader.next(CHUNK)) {
        for (var row : rows) {
          var why = chain.next(row).or(() -> Json.wrong(row.data()));
          if (why.isPresent()) {
            return new Finding.Broken(row.head().position(), why.get());
          }
          erased += row.sides().stream().filter(side -> side.text() == null).count();
        }
      }
      if (reader.sideLeft() != 0) {
        return new Finding.Broken(
            reader.sideLeft(),
            "a side row belongs to entry %d, which is not there".formatted(reader.sideLeft()));
      }
      Sqlite.check(connection);
      return new Finding.Whole(chain.position(), erased, HexFormat.of().formatHex(chain.hash()));
    } catch (SQLException | JournalBroken e) {
      return new Finding.Broken(
          chain.position() + 1,
          "the file is damaged behind entry %d: %s".formatted(chain.position(), e.getMessage()));
    }
  }

  /// At most `most` entries behind `after`, oldest first, as they are stored.
  public List<JournalLine> lines(Position after, int most) {
    try (var reader = RowReader.of(connection, after.number(), most)) {
      return reader.next(most).stream().map(JournalLine::of).toList();
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new JournalBroken("the journal cannot be closed: " + e.getMessage(), e);
    }
  }
}
