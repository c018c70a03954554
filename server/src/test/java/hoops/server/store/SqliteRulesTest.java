package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Cause;
import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path temp;
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private DataFolder folder;

  @BeforeEach
  void lock() {
    folder = DataFolder.open(temp.resolve("data"));
  }

  @AfterEach
  void unlock() {
    folder.close();
  }

  @Test
  void it_is_full_below_the_reserve_and_not_when_room_is_back() {
    try (var journal = open()) {
      free.set(Reserve.USUAL - 1);
      assertThat(journal.nearlyFull()).isTrue();
      free.set(Reserve.USUAL);
      assertThat(journal.nearlyFull()).isFalse();
    }
  }

  @Test
  void files_are_for_their_owner_alone() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(entry(1)));
      try (var files = Files.list(folder.path())) {
        for (var file : files.toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .endsWith("------");
        }
      }
    }
  }

  @Test
  void every_setting_of_the_writing_connection_holds() throws Exception {
    try (var journal = open();
        var connection = Sqlite.writing(folder.file(Sqlite.FILE))) {
      assertThat(journal.last()).isEqualTo(Position.NONE);
      assertThat(Sqlite.number(connection, "pragma synchronous")).isEqualTo(2);
      assertThat(Sqlite.number(connection, "pragma foreign_keys")).isEqualTo(1);
      assertThat(Sqlite.number(connection, "pragma trusted_schema")).isEqualTo(0);
    }
  }

  @Test
  void after_one_error_nothing_is_ever_appended_again() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(entry(1)));
      meddle("alter table entry rename to gone");
      assertThatThrownBy(() -> journal.append(List.of(entry(2))))
          .isInstanceOf(JournalBroken.class)
          .hasMessageContaining("no such table");
      meddle("alter table gone rename to entry");

      assertThatThrownBy(() -> journal.append(List.of(entry(2)))).isInstanceOf(JournalBroken.class);
      assertThat(journal.last()).isEqualTo(new Position(1));
    }
    try (var next = open()) {
      assertThat(next.last()).isEqualTo(new Position(1));
      assertThat(next.epoch()).isEqualTo(new Epoch(2));
    }
  }

  @Test
  void an_append_waits_for_a_program_that_holds_the_file() throws Exception {
    try (var journal = open();
        var other = DriverManager.getConnection("jdbc:sqlite:" + folder.file(Sqlite.FILE))) {
      Sqlite.execute(other, "begin immediate");
      var done = new CountDownLatch(1);
      new Threads()
          .start(
              "appends",
              () -> {
                journal.append(List.of(entry(1)));
                done.countDown();
              });
      assertThat(done.await(5, TimeUnit.SECONDS)).as("longer than SQLite waits").isFalse();
      Sqlite.execute(other, "rollback");

      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(journal.last()).isEqualTo(new Position(1));
    }
  }

  @Test
  void an_entry_of_somebody_else_is_never_overwritten() throws Exception {
    try (var journal = open()) {
      meddle(
          "insert into entry values (1, 0, 1, 'hoops', 'hoops', 'self', '', '', 'control.x', 1,"
              + " x'00', x'00')");

      assertThatThrownBy(() -> journal.append(List.of(entry(1)))).isInstanceOf(JournalBroken.class);
    }
  }

  @Test
  void a_damaged_file_is_found_after_an_unclean_end() throws Exception {
    try (var journal = open()) {
      for (int i = 1; i < 500; i++) {
        journal.append(List.of(entry(i)));
      }
    }
    meddle("update reign set ended = null");
    var file = folder.file(Sqlite.FILE);
    var bytes = Files.readAllBytes(file);
    for (int i = bytes.length - 3 * 4096; i < bytes.length - 4096; i++) {
      bytes[i] = 'x';
    }
    Files.write(file, bytes);

    assertThatThrownBy(this::open).isInstanceOf(JournalBroken.class);
  }

  @Test
  void a_journal_of_a_newer_hoops_is_not_opened() throws Exception {
    open().close();
    meddle("pragma user_version = 2");

    assertThatThrownBy(this::open)
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("upgrade Hoops");
  }

  @Test
  void a_reign_that_cannot_begin_leaves_no_file_open() throws Exception {
    open().close();
    meddle("create trigger no before insert on reign begin select raise(abort, 'no'); end");

    assertThatThrownBy(this::open).isInstanceOf(JournalBroken.class);

    assertThat(held()).isEmpty();
    meddle("drop trigger no");
    open().close();
  }

  @Test
  void a_journal_that_is_not_opened_leaves_no_file_open() throws Exception {
    open().close();
    meddle("pragma user_version = 2");

    assertThatThrownBy(this::open).isInstanceOf(JournalBroken.class);

    assertThat(held()).isEmpty();
  }

  @Test
  void want_of_room_is_told_from_damage() throws Exception {
    var reserve = new Reserve(Reserve.USUAL, free::get);
    open().close();
    NoRoom.at(folder.file(Sqlite.FILE)).begins();
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalBroken.class)
        .satisfies(full -> assertThat(reserve.behind(full)).isTrue());
    NoRoom.at(folder.file(Sqlite.FILE)).ends();
    open().close();

    assertThat(reserve.behind(new JournalBroken("the chain is broken"))).isFalse();
    assertThat(reserve.behind(new IOException("No space left on device"))).isTrue();
    assertThat(reserve.behind(new IOException("Permission denied"))).isFalse();
    free.set(reserve.least() - 1);
    assertThat(reserve.behind(new IOException("Kein Platz"))).isTrue();
    assertThat(reserve.behind(new JournalBroken("the chain is broken"))).isFalse();
  }

  @Test
  void a_replay_stops_at_the_first_entry_that_was_changed() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(entry(1), entry(2), entry(3)));
      meddle("update entry set at = at + 1 where position = 2");

      assertThatThrownBy(() -> journal.replay(Position.NONE, _ -> {}))
          .isInstanceOf(JournalBroken.class)
          .hasMessageContaining("entry 2");
    }
  }

  private SqliteJournal open() {
    return SqliteJournal.open(
        folder, new Reserve(Reserve.USUAL, free::get), InstantSource.system(), new Threads());
  }

  /// The journal's files that this process has open.
  private List<String> held() throws Exception {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.map(SqliteRulesTest::target)
          .filter(file -> file.startsWith(folder.path().resolve(Sqlite.FILE).toString()))
          .toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private void meddle(String sql) throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.file(Sqlite.FILE));
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Entry entry(long position) {
    return new Entry(
        new Position(position),
        NOON,
        new Epoch(1),
        Cause.SELF,
        new ClockJumped(Duration.ofSeconds(position)));
  }
}
