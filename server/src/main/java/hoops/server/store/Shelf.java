package hoops.server.store;

import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The connections that read, beside the one that writes. Any thread.
final class Shelf implements AutoCloseable {
  private static final int CHUNK = 2_000;

  private final Opening opening;
  private final Threads threads;
  private final Connection connection;
  private final ReentrantLock lock =
      new ReentrantLock(); // guards `connection`, one query at a time

  private Shelf(Opening opening, Threads threads) throws SQLException {
    this.opening = opening;
    this.threads = threads;
    this.connection = opening.connection();
  }

  /// Makes one more connection.
  private interface Opening {
    Connection connection() throws SQLException;
  }

  /// Beside the connection that writes.
  static Shelf open(Path file, Threads threads) {
    return of(() -> Sqlite.reading(file), threads);
  }

  /// Of a file that nobody writes, making nothing beside it.
  static Shelf untouched(Path file, Threads threads) {
    return of(() -> Sqlite.untouched(file), threads);
  }

  private static Shelf of(Opening opening, Threads threads) {
    try {
      return new Shelf(opening, threads);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /// Has the file looked through where the last reign did not end in good order; [JournalBroken]
  /// where it is damaged.
  void lookThrough() {
    lock.lock();
    try {
      Sqlite.lookThrough(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      lock.unlock();
    }
  }

  List<Row> read(long after, int most) {
    lock.lock();
    try (var reader = RowReader.of(connection, after, most)) {
      return reader.next(most);
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      lock.unlock();
    }
  }

  /// The chain as it stands at the newest entry.
  Chain newest() {
    lock.lock();
    try {
      return chain(Sqlite.number(connection, "select max(position) from entry"));
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      lock.unlock();
    }
  }

  /// The chain as it stands at `position`; [JournalBroken] where no entry stands there.
  Chain chain(long position) {
    if (position == 0) {
      return new Chain(0, Chain.genesis());
    }
    var rows = read(position - 1, 1);
    if (rows.isEmpty() || rows.getFirst().head().position() != position) {
      throw new JournalBroken("there is no entry " + position);
    }
    return new Chain(position, rows.getFirst().hash());
  }

  /// Hands over all rows behind `after` in chunks, while the next are read by a thread beside.
  void readAll(long after, Consumer<List<Row>> taker) {
    try (var own = opening.connection();
        var reader = RowReader.of(own, after, Long.MAX_VALUE)) {
      new ReadAhead(threads, () -> reader.next(CHUNK)).run(taker);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      lock.unlock();
    }
  }

  private static JournalBroken unreadable(SQLException e) {
    return new JournalBroken("the journal cannot be read: " + e.getMessage(), e);
  }
}
