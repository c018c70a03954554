package hoops.server.store;

import hoops.engine.journal.JournalBroken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/// Opens the journal's file in SQLite: the tables, and how each connection is set.
///
/// Source of the settings: docs/rules.md.
final class Sqlite {
  static final String FILE = "journal.db";

  private static final int VERSION = 1;

  /// The bits of an error's code that say its kind; those above refine it.
  private static final int PRIMARY = 0xff;

  private static final List<String> TABLES =
      List.of(
          """
          create table reign (
            epoch integer primary key,
            began integer not null,
            ended integer
          ) strict\
          """,
          """
          create table entry (
            position integer primary key,
            at integer not null,
            epoch integer not null,
            actor text not null,
            principal text not null,
            way text not null,
            key text not null,
            words text not null,
            event text not null,
            version integer not null,
            data blob not null,
            hash blob not null
          ) strict\
          """,
          """
          create table side (
            position integer not null references entry (position),
            name text not null,
            salt blob,
            text text,
            digest blob not null,
            primary key (position, name)
          ) strict, without rowid\
          """,
          "pragma user_version = " + VERSION);

  private Sqlite() {}

  /// The one connection that writes; makes the tables in an empty file.
  static Connection writing(Path file) throws SQLException {
    var connection = connect(file, "");
    try {
      furnish(connection, file);
      return connection;
    } catch (SQLException | JournalBroken unfit) {
      connection.close();
      throw unfit;
    }
  }

  private static void furnish(Connection connection, Path file) throws SQLException {
    execute(
        connection,
        "pragma busy_timeout = 4000",
        "pragma journal_mode = wal",
        "pragma synchronous = full",
        "pragma fullfsync = on",
        "pragma checkpoint_fullfsync = on",
        "pragma foreign_keys = on",
        "pragma trusted_schema = off",
        "pragma cell_size_check = on");
    demand(connection, "journal_mode", "wal");
    demand(connection, "synchronous", "2");
    long version = number(connection, "pragma user_version");
    if (version > VERSION) {
      throw new JournalBroken("a newer Hoops wrote %s: upgrade Hoops".formatted(file));
    }
    if (version == 0) {
      execute(connection, "begin immediate");
      execute(connection, TABLES.toArray(String[]::new));
      execute(connection, "commit");
    }
  }

  /// A connection that only reads, beside the one that writes.
  static Connection reading(Path file) throws SQLException {
    return reader(connect(file, "?mode=ro"));
  }

  /// A connection to a file that nothing writes, and that need not be writable itself. What only
  /// its `-wal` file holds is not seen.
  static Connection still(Path file) throws SQLException {
    return reader(connect(file, "?mode=ro&immutable=1"));
  }

  /// A connection to a file that nobody writes now, which makes and changes nothing beside it: all
  /// that a full disk allows. What the `-wal` file holds is seen; the `-shm` file must be there.
  static Connection untouched(Path file) throws SQLException {
    return hasTail(file) ? reader(connect(file, "?mode=ro&readonly_shm=1")) : still(file);
  }

  /// Whether entries of the file may lie in its `-wal` file alone.
  static boolean hasTail(Path file) {
    try {
      var tail = file.resolveSibling(FILE + "-wal");
      return Files.exists(tail) && Files.size(tail) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  /// Whether SQLite failed for want of room on the disk.
  static boolean full(SQLException trouble) {
    int code = trouble.getErrorCode();
    return (code & PRIMARY) == SQLiteErrorCode.SQLITE_FULL.code
        || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code;
  }

  /// Looks the file through where the last reign did not end in good order.
  static void lookThrough(Connection connection) throws SQLException {
    var unclean = "select ended is null from reign order by epoch desc limit 1";
    if (number(connection, unclean) == 1) {
      check(connection);
    }
  }

  /// Begins to write, however long another program holds the file; nothing is written by then.
  static void begin(Connection connection) throws SQLException {
    boolean begun = false;
    while (!begun) {
      try {
        execute(connection, "begin immediate");
        begun = true;
      } catch (SQLException e) {
        if ((e.getErrorCode() & PRIMARY) != SQLiteErrorCode.SQLITE_BUSY.code) {
          throw e;
        }
      }
    }
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// One statement with numbers for its question marks.
  static void update(Connection connection, String sql, long... numbers) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < numbers.length; i++) {
        statement.setLong(i + 1, numbers[i]);
      }
      statement.executeUpdate();
    }
  }

  /// The number in the first column of the first row; 0 where it is null or there is no row.
  static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// [JournalBroken] with what SQLite found, unless it finds the file whole.
  static void check(Connection connection) throws SQLException {
    demand(connection, "quick_check(1)", "ok");
  }

  private static Connection connect(Path file, String options) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + options);
  }

  private static Connection reader(Connection connection) throws SQLException {
    execute(
        connection,
        "pragma busy_timeout = 4000",
        "pragma query_only = on",
        "pragma trusted_schema = off",
        "pragma cell_size_check = on");
    return connection;
  }

  private static void demand(Connection connection, String pragma, String wanted)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("pragma " + pragma)) {
      var is = rows.next() ? rows.getString(1) : "nothing";
      if (!wanted.equals(is)) {
        throw new JournalBroken("SQLite says %s of %s".formatted(is, pragma));
      }
    }
  }
}
