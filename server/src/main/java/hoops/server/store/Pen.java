package hoops.server.store;

import hoops.engine.Epoch;
import hoops.engine.journal.JournalBroken;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The one connection that writes. Any error of SQL but *busy* closes it for ever.
///
/// It never rolls back and goes on: after a failed sync nobody can say what is stored, and a later
/// commit may report the opposite of what it did (docs/rules.md). *Busy* is another program that
/// holds the file for a while, met before anything is written: it waits for it, and the watchdog
/// ends the process where that takes too long. A *constraint* is one like us that wrote at our
/// position (I4): that ends it too. One thread writes; any thread may close.
final class Pen implements AutoCloseable {
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock(); // guards `connection` and `broken`
  private String broken = "";

  private Pen(Connection connection) {
    this.connection = connection;
  }

  /// Opens the file, and looks it through where the last reign did not end in good order.
  static Pen open(Path file) {
    try {
      var pen = new Pen(Sqlite.writing(file));
      pen.lookThrough();
      return pen;
    } catch (SQLException e) {
      throw new JournalBroken(
          "the journal %s cannot be opened: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void lookThrough() {
    try {
      work(Sqlite::lookThrough);
    } catch (JournalBroken damaged) {
      close();
      throw damaged;
    }
  }

  /// Begins the next reign; its epoch is durable when this returns.
  Epoch reign(Instant now) {
    var epochs = new long[1];
    work(connection -> {
      epochs[0] = highest(connection) + 1;
      Sqlite.update(
          connection,
          "insert into reign (epoch, began) values (?, ?)",
          epochs[0],
          now.toEpochMilli());
    });
    return new Epoch(epochs[0]);
  }

  /// Writes all of `rows` in one transaction; they are durable when this returns.
  void append(List<Row> rows) {
    work(connection -> {
      Sqlite.begin(connection);
      insert(connection, rows);
      Sqlite.execute(connection, "commit");
    });
  }

  /// Ends the reign in good order, unless it is broken.
  void end(Epoch epoch, Instant now) {
    lock.lock();
    try {
      if (broken.isEmpty()) {
        work(connection ->
            Sqlite.update(
                connection,
                "update reign set ended = ? where epoch = ?",
                now.toEpochMilli(),
                epoch.number()));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (broken.isEmpty()) {
        shut("the journal is closed");
      }
    } finally {
      lock.unlock();
    }
  }

  private void work(Work work) {
    lock.lock();
    try {
      if (!broken.isEmpty()) {
        throw new JournalBroken(broken);
      }
      try {
        work.on(connection);
      } catch (SQLException e) {
        shut("the journal can no longer be written: " + e.getMessage());
        throw new JournalBroken(broken, e);
      }
    } finally {
      lock.unlock();
    }
  }

  private void shut(String why) {
    broken = why;
    try {
      connection.close();
    } catch (SQLException _) { // it is given up already, and nothing more may be asked of it
      return;
    }
  }

  /// The highest epoch that was ever given, also by a reign whose own row a restore has lost.
  private static long highest(Connection connection) throws SQLException {
    return Math.max(
        Sqlite.number(connection, "select max(epoch) from reign"),
        Sqlite.number(connection, "select epoch from entry order by position desc limit 1"));
  }

  private static void insert(Connection connection, List<Row> rows) throws SQLException {
    try (var entry =
            connection.prepareStatement(
                "insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var side = connection.prepareStatement("insert into side values (?, ?, ?, ?, ?)")) {
      for (var row : rows) {
        bind(entry, row);
        entry.executeUpdate();
        for (var each : row.sides()) {
          side.setLong(1, row.head().position());
          side.setString(2, each.name());
          side.setBytes(3, each.salt());
          side.setString(4, each.text());
          side.setBytes(5, each.digest());
          side.executeUpdate();
        }
      }
    }
  }

  private static void bind(PreparedStatement entry, Row row) throws SQLException {
    var head = row.head();
    entry.setLong(1, head.position());
    entry.setLong(2, head.at());
    entry.setLong(3, head.epoch());
    entry.setString(4, head.actor());
    entry.setString(5, head.principal());
    entry.setString(6, head.way());
    entry.setString(7, head.key());
    entry.setString(8, head.words());
    entry.setString(9, head.event());
    entry.setInt(10, head.version());
    entry.setBytes(11, row.data());
    entry.setBytes(12, row.hash());
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
