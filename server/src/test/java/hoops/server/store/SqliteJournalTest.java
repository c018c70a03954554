package hoops.server.store;

import hoops.engine.journal.Journal;
import hoops.engine.journal.JournalContract;
import hoops.server.Threads;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJournalTest extends JournalContract {
  @TempDir private Path temp;
  private DataFolder folder;

  @Override
  protected Journal fresh() {
    folder = DataFolder.open(temp.resolve("data"));
    return reopened();
  }

  @Override
  protected Journal reopened(Journal closed) {
    return reopened();
  }

  @AfterEach
  void unlock() {
    folder.close();
  }

  private SqliteJournal reopened() {
    return SqliteJournal.open(
        folder,
        new Reserve(Reserve.USUAL, () -> Long.MAX_VALUE),
        InstantSource.system(),
        new Threads());
  }
}
