package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Cause;
import hoops.engine.Position;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal of three entries whose server ended in one way or another, as it is read where nothing
/// can be written.
class SqlitePagesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final List<String> FILES = List.of("journal.db", "journal.db-wal");

  @TempDir private Path temp;
  private DataFolder folder;

  @BeforeEach
  void lock() {
    folder = DataFolder.open(temp.resolve("data"));
    var _ = folder.folder("sqlite");
  }

  @AfterEach
  void unlock() {
    folder.close();
  }

  @Test
  void after_kill_9_every_entry_is_read_and_nothing_is_written() throws Exception {
    killed(List.of("journal.db", "journal.db-wal", "journal.db-shm"));
    var before = stands();

    try (var pages = SqlitePages.untouched(folder, new Threads())) {
      assertReadWhole(pages);
      assertThat(stands()).isEqualTo(before);
    }
    assertThat(stands()).isEqualTo(before);
  }

  @Test
  void after_a_power_cut_that_left_no_shared_memory_too() throws Exception {
    killed(FILES);

    try (var pages = SqlitePages.untouched(folder, new Threads())) {
      assertReadWhole(pages);
    }
  }

  @Test
  void after_a_clean_end_all_is_read_and_nothing_written() throws Exception {
    written(folder).close();
    var before = stands();

    try (var pages = SqlitePages.untouched(folder, new Threads())) {
      assertReadWhole(pages);
      assertThat(stands()).isEqualTo(before);
    }
  }

  @Test
  void a_reign_begins_where_it_was_only_read_before() throws Exception {
    killed(FILES);
    SqlitePages.untouched(folder, new Threads()).close();

    try (var journal = open(folder)) {
      assertThat(journal.last()).isEqualTo(new Position(3));
      assertThat(journal.epoch().number()).isEqualTo(2);
      journal.append(List.of(entry(4, journal)));
    }
  }

  @Test
  void where_there_is_no_journal_there_is_nothing_to_read() {
    assertThatThrownBy(() -> SqlitePages.untouched(folder, new Threads()))
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("no journal");
    assertThat(folder.path().resolve("journal.db")).doesNotExist();
  }

  @Test
  void a_damaged_file_is_not_read() throws Exception {
    killed(FILES);
    try (var journal = open(folder)) {
      for (long i = 4; i < 500; i++) {
        journal.append(List.of(entry(i, journal)));
      }
    }
    try (var other = Sqlite.writing(folder.file(Sqlite.FILE))) {
      Sqlite.execute(other, "update reign set ended = null");
    }
    var file = folder.file(Sqlite.FILE);
    var bytes = Files.readAllBytes(file);
    for (int i = bytes.length - 3 * 4096; i < bytes.length - 4096; i++) {
      bytes[i] = 'x';
    }
    Files.write(file, bytes);

    assertThatThrownBy(() -> SqlitePages.untouched(folder, new Threads()))
        .isInstanceOf(JournalBroken.class);
  }

  private static void assertReadWhole(SqlitePages pages) {
    assertThat(pages.last()).isEqualTo(new Position(3));
    assertThat(pages.read(Position.NONE, 10)).hasSize(3);
    var replayed = new ArrayList<Entry>();
    pages.replay(new Position(1), replayed::add);
    assertThat(replayed).hasSize(2);
  }

  /// Lays the files of a journal that is open elsewhere into the folder, as `kill -9` leaves them.
  private void killed(List<String> files) throws Exception {
    try (var other = DataFolder.open(temp.resolve("other"));
        var _ = written(other)) {
      for (var file : files) {
        Files.copy(other.path().resolve(file), folder.path().resolve(file));
      }
    }
  }

  private static SqliteJournal written(DataFolder where) {
    var journal = open(where);
    for (long i = 1; i <= 3; i++) {
      journal.append(List.of(entry(i, journal)));
    }
    return journal;
  }

  private static SqliteJournal open(DataFolder where) {
    return SqliteJournal.open(
        where, Reserve.of(where.path(), 0), InstantSource.system(), new Threads());
  }

  private static Entry entry(long position, SqliteJournal journal) {
    return new Entry(
        new Position(position),
        NOON,
        journal.epoch(),
        Cause.SELF,
        new ClockJumped(Duration.ofSeconds(position)));
  }

  /// Every file of the folder, with its size and its time.
  private Map<String, String> stands() throws Exception {
    var all = new TreeMap<String, String>();
    try (var files = Files.list(folder.path())) {
      for (var file : files.toList()) {
        all.put(
            file.getFileName().toString(),
            Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }
}
