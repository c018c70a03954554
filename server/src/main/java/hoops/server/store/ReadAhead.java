package hoops.server.store;

import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/// Reads chunks of rows on a thread beside, a few ahead of whoever takes them; used once.
final class ReadAhead {
  private final Threads threads;
  private final Source source;
  private final BlockingQueue<Chunk> read = new ArrayBlockingQueue<>(4);

  /// `source` gives the next rows each time, and none at the end.
  ReadAhead(Threads threads, Source source) {
    this.threads = threads;
    this.source = source;
  }

  /// Returns when all has been taken and the thread beside has ended, also where `taker` throws.
  void run(Consumer<List<Row>> taker) throws SQLException {
    var beside = threads.start("journal-read", this::readAll);
    try {
      while (true) {
        switch (read.take()) {
          case Chunk.Rows(var rows) -> taker.accept(rows);
          case Chunk.Failed(var why) -> throw why;
          case Chunk.End _ -> {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalBroken("interrupted while reading the journal", e);
    } finally {
      end(beside);
    }
  }

  private void readAll() {
    try {
      try {
        for (var rows = source.next(); !rows.isEmpty(); rows = source.next()) {
          read.put(new Chunk.Rows(rows));
        }
        read.put(new Chunk.End());
      } catch (SQLException e) {
        read.put(new Chunk.Failed(e));
      }
    } catch (InterruptedException _) { // whoever took the chunks wants no more
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Thread beside) {
    beside.interrupt();
    try {
      beside.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  interface Source {
    List<Row> next() throws SQLException;
  }

  private sealed interface Chunk {
    record Rows(List<Row> rows) implements Chunk {}

    record Failed(SQLException why) implements Chunk {}

    record End() implements Chunk {}
  }
}
