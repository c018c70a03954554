package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Position;
import hoops.engine.journal.JournalBroken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nine entries, the fifth and sixth with a side row each, and what is done to them by hand.
class JournalCheckTest {
  @TempDir private Path temp;

  @BeforeEach
  void write() throws Exception {
    try (var connection = Sqlite.writing(file())) {
      assertThat(Sqlite.number(connection, "pragma user_version")).isEqualTo(1);
    }
    var pen = Pen.open(file());
    pen.append(rows());
    pen.close();
  }

  @Test
  void a_journal_nobody_touched_is_whole() {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Finding.Whole.class,
            whole -> {
              assertThat(whole.entries()).isEqualTo(9);
              assertThat(whole.erased()).isZero();
              assertThat(whole.hash()).hasSize(64);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + 1",
        "epoch = 1",
        "actor = 'u-2'",
        "principal = 'u-2'",
        "way = 'chat'",
        "key = 'another-key'",
        "words = ''",
        "event = 'test.other'",
        "version = 2",
        "data = cast('{\"n\":8}' as blob)",
        "hash = zeroblob(32)"
      })
  void a_change_of_any_column_is_found(String change) throws Exception {
    meddle("update entry set " + change + " where position = 7");

    assertThat(verify())
        .isInstanceOfSatisfying(
            Finding.Broken.class, broken -> assertThat(broken.position()).isEqualTo(7));
  }

  @Test
  void two_swapped_entries_are_found() throws Exception {
    meddle(
        "pragma foreign_keys = off",
        "update entry set position = 100 where position = 3",
        "update entry set position = 3 where position = 4",
        "update entry set position = 4 where position = 100");

    assertBroken(3, "entry 3");
  }

  @Test
  void a_removed_entry_is_found() throws Exception {
    meddle("delete from entry where position = 4");

    assertBroken(5, "entry 4 is missing");
  }

  @Test
  void an_inserted_entry_is_found() throws Exception {
    meddle(
        "update entry set position = position + 100 where position > 6",
        "insert into entry select 7, at, epoch, actor, principal, way, key, words, event, version,"
            + " data, hash from entry where position = 6",
        "update entry set position = position - 99 where position > 100");

    assertBroken(7, "entry 7");
  }

  @Test
  void an_edited_side_row_is_found() throws Exception {
    meddle("update side set text = 'she never said so' where position = 5");

    assertBroken(5, "side row \"why\" of entry 5");
  }

  @Test
  void a_side_row_edited_with_its_digest_is_found() throws Exception {
    meddle("update side set digest = zeroblob(32), salt = null, text = null where position = 5");

    assertBroken(5, "entry 5");
  }

  @Test
  void a_removed_side_row_is_found() throws Exception {
    meddle("delete from side where position = 5");

    assertBroken(5, "entry 5");
  }

  @Test
  void side_rows_that_change_places_are_found() throws Exception {
    meddle(
        "update side set name = 'x' where position = 5",
        "update side set position = 5 where position = 6");

    assertBroken(5, "entry 5");
  }

  @Test
  void a_side_row_of_no_entry_is_found() throws Exception {
    meddle("insert into side values (77, 'why', null, null, zeroblob(32))");

    assertBroken(77, "not there");
  }

  @Test
  void an_erased_side_row_leaves_the_chain_whole() throws Exception {
    meddle("update side set salt = null, text = null where position = 5");

    assertThat(verify())
        .isInstanceOfSatisfying(
            Finding.Whole.class, whole -> assertThat(whole.erased()).isEqualTo(1));
    try (var check = JournalCheck.of(temp)) {
      assertThat(check.lines(new Position(4), 1).getFirst().sides()).containsEntry("why", "erased");
    }
  }

  @Test
  void any_changed_byte_of_an_entry_in_the_file_is_found() throws Exception {
    meddle("pragma wal_checkpoint(truncate)");
    var bytes = Files.readAllBytes(file());
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("{\"n\":7}");
    for (int i = 0; i < 7; i++) {
      var changed = bytes.clone();
      changed[at + i] ^= 1;
      Files.write(file(), changed);

      assertThat(verify()).as("byte %d", at + i).isInstanceOf(Finding.Broken.class);
    }
  }

  @Test
  void a_file_cut_short_is_found() throws Exception {
    meddle("pragma wal_checkpoint(truncate)");
    var bytes = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(bytes, bytes.length - 4096));

    assertThat(verify()).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void a_copy_that_may_only_be_read_is_checked_too() throws Exception {
    var copy = Files.createDirectory(temp.resolve("copy"));
    Files.copy(file(), copy.resolve(Sqlite.FILE));
    Files.setPosixFilePermissions(
        copy.resolve(Sqlite.FILE), PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r-x------"));

    try (var check = JournalCheck.of(copy)) {
      assertThat(check.verify()).isInstanceOf(Finding.Whole.class);
    } finally {
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void entries_whose_event_nobody_knows_are_listed() {
    try (var check = JournalCheck.of(temp)) {
      var lines = check.lines(new Position(7), 10);

      assertThat(lines).extracting(JournalLine::position).containsExactly(8L, 9L);
      assertThat(lines.getFirst().event()).isEqualTo("test.happened");
      assertThat(lines.getFirst().data()).isEqualTo("{\"n\":8}");
    }
  }

  @Test
  void a_folder_without_a_journal_says_so() {
    assertThatThrownBy(() -> JournalCheck.of(temp.resolve("nowhere")))
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("there is no journal");
  }

  private void assertBroken(long position, String why) {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Finding.Broken.class,
            broken -> {
              assertThat(broken.position()).isEqualTo(position);
              assertThat(broken.why()).contains(why);
            });
  }

  private Finding verify() {
    try (var check = JournalCheck.of(temp)) {
      return check.verify();
    }
  }

  private Path file() {
    return temp.resolve(Sqlite.FILE);
  }

  private void meddle(String... statements) throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      Sqlite.execute(other, statements);
    }
  }

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    var before = Chain.genesis();
    for (int n = 1; n <= 9; n++) {
      var data = "{\"n\":%d}".formatted(n).getBytes(StandardCharsets.UTF_8);
      var head =
          new Row.Head(
              n,
              1000 + n,
              7,
              "u-1",
              "u-1",
              "terminal",
              "key-00%d".formatted(n),
              "sha256:w",
              "test.happened",
              1);
      var sides = n == 5 || n == 6 ? List.of(side("because of " + n)) : List.<Row.Side>of();
      before = Envelope.hash(before, head, data, sides);
      rows.add(new Row(head, data, sides, before));
    }
    return rows;
  }

  private static Row.Side side(String text) {
    var salt = new byte[16];
    return new Row.Side("why", salt, text, Envelope.digest(salt, text));
  }
}
