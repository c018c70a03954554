package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.control.Alarm;
import hoops.engine.control.Control;
import hoops.engine.control.LongStory;
import hoops.engine.control.Tick;
import hoops.engine.control.Time;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Entry;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.server.Threads;
import hoops.server.files.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
  private static final List<Entry> STORY =
      LongStory.of(1, 5).read(Position.NONE, Integer.MAX_VALUE).stream()
          .filter(entry -> entry.epoch().number() == 1)
          .toList();

  @TempDir private Path temp;
  private final List<String> skipped = new ArrayList<>();
  private DataFolder folder;
  private SqliteJournal journal;
  private Snapshots snapshots;
  private World half;
  private World whole;

  @BeforeEach
  void open() {
    folder = DataFolder.open(temp.resolve("data"));
    journal = journal(folder);
    snapshots = snapshots("this engine");
    half = append(World.EMPTY, STORY.subList(0, STORY.size() / 2));
    whole = append(half, STORY.subList(STORY.size() / 2, STORY.size()));
  }

  @AfterEach
  void close() {
    journal.close();
    folder.close();
  }

  @Test
  void without_any_it_begins_with_the_empty_world() {
    assertThat(newest()).isEqualTo(World.EMPTY);
    assertThat(skipped).isEmpty();
  }

  @Test
  void the_newest_is_taken_and_two_are_kept() throws Exception {
    snapshots.keep(append(World.EMPTY, List.of()).after(STORY.getFirst()));
    snapshots.keep(half);
    snapshots.keep(whole);

    assertThat(newest()).isEqualTo(whole);
    assertThat(files()).hasSize(2);
    assertThat(files()).allMatch(file -> mode(file).equals("rw-------"));
    assertThat(skipped).isEmpty();
  }

  @Test
  void one_that_is_cut_anywhere_is_passed_over_and_said() throws Exception {
    snapshots.keep(half);
    snapshots.keep(whole);
    var file = files().getLast();
    var bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
      Files.write(file, Arrays.copyOf(bytes, length));
      skipped.clear();

      assertThat(newest()).isEqualTo(half);
      assertThat(skipped).hasSize(1).first().asString().contains(file.getFileName().toString());
    }
  }

  @Test
  void one_with_a_changed_bit_anywhere_is_passed_over() throws Exception {
    snapshots.keep(half);
    snapshots.keep(whole);
    var file = files().getLast();
    var bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 1 + bytes.length / 100) {
      var changed = bytes.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      skipped.clear();

      assertThat(newest()).isEqualTo(half);
      assertThat(skipped).hasSize(1);
    }
  }

  @Test
  void where_all_are_bad_the_whole_journal_is_replayed() throws Exception {
    snapshots.keep(half);
    snapshots.keep(whole);
    for (var file : files()) {
      Files.writeString(file, "no snapshot");
    }

    assertThat(newest()).isEqualTo(World.EMPTY);
    assertThat(skipped).hasSize(2);
  }

  @Test
  void one_of_another_format_is_passed_over() throws Exception {
    snapshots.keep(whole);
    var file = files().getFirst();
    try (var out = Files.newOutputStream(file)) {
      var sealed = new SnapshotOut(out);
      sealed.line(to -> to.put("snapshot", SnapshotFile.FORMAT + 1).put("world", "in new words"));
      sealed.finish();
    }

    assertThat(newest()).isEqualTo(World.EMPTY);
    assertThat(skipped).first().asString().contains("format " + (SnapshotFile.FORMAT + 1));
  }

  @Test
  void one_that_other_rules_made_is_passed_over() throws Exception {
    snapshots("another engine").keep(whole);

    assertThat(newest()).isEqualTo(World.EMPTY);
    assertThat(skipped).first().asString().contains("another version");
  }

  @Test
  void one_of_another_journal_is_passed_over() throws Exception {
    snapshots.keep(half);
    snapshots.keep(whole);
    try (var other = DataFolder.open(temp.resolve("other"));
        var foreign = journal(other)) {
      append(foreign, World.EMPTY, STORY);
      var there = new Snapshots(other.folder("snapshots"), foreign.pages(), "this engine");
      there.keep(whole);
      try (var theirs = Files.list(other.folder("snapshots"))) {
        Files.copy(
            theirs.findFirst().orElseThrow(),
            files().getLast(),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }

    assertThat(newest()).isEqualTo(half);
    assertThat(skipped).first().asString().contains("another journal");
  }

  @Test
  void one_that_is_newer_than_the_journal_is_passed_over() throws Exception {
    snapshots.keep(half);
    snapshots.keep(whole);
    journal.close();
    try (var connection = Sqlite.writing(folder.file(Sqlite.FILE))) {
      Sqlite.update(connection, "delete from side where position > ?", half.position().number());
      Sqlite.update(connection, "delete from entry where position > ?", half.position().number());
    }
    journal = journal(folder);
    snapshots = snapshots("this engine");

    assertThat(newest()).isEqualTo(half);
    assertThat(skipped).first().asString().contains("the journal ends at " + half.position());
  }

  @Test
  void what_a_killed_server_left_half_written_is_no_snapshot() throws Exception {
    snapshots.keep(half);
    Files.writeString(folder.folder("snapshots").resolve("aside"), "{\"snapshot\":1");

    assertThat(newest()).isEqualTo(half);
    snapshots.keep(whole);
    assertThat(newest()).isEqualTo(whole);
    assertThat(skipped).isEmpty();
  }

  @Test
  void one_that_cannot_be_kept_leaves_nothing_and_is_kept_later() throws Exception {
    var place =
        folder.folder("snapshots").resolve("%019d.snapshot".formatted(whole.position().number()));
    Files.createDirectories(place.resolve("taken"));
    assertThatThrownBy(() -> snapshots.keep(whole)).isInstanceOf(IOException.class);
    assertThat(place.resolveSibling("aside")).doesNotExist();

    Trees.remove(place);
    snapshots.keep(whole);

    assertThat(newest()).isEqualTo(whole);
    assertThat(skipped).isEmpty();
  }

  @Test
  void one_is_kept_after_so_many_entries_and_one_at_the_end() throws Exception {
    var worlds = new Worlds(whole);
    var steady = new AtomicLong();
    Time time = () -> new Tick(WorldSample.NOON, Duration.ofMillis(steady.addAndGet(50)));
    try (var _ = Snapping.starting(snapshots, worlds, journal, 3, new Threads());
        var control = Control.replaying(journal, time, worlds, "1.0", new NoAlarm())) {
      for (int i = 0; i < 4; i++) {
        control.handle(new Meet(new PersonName("ada-" + i)), Cause.SELF);
      }
      await(() -> !files().isEmpty());
    }
    assertThat(newest()).isEqualTo(worlds.now());
    assertThat(worlds.now().position().number()).isGreaterThan(whole.position().number() + 4);
    assertThat(skipped).isEmpty();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited 60 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static final class NoAlarm implements Alarm {
    @Override
    public void stopped(Throwable why) {
      throw new AssertionError(why);
    }

    @Override
    public void bug(Command command, Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  private World newest() {
    return snapshots.newest(skipped::add);
  }

  private Snapshots snapshots(String engine) {
    return new Snapshots(folder.folder("snapshots"), journal.pages(), engine);
  }

  private World append(World world, List<Entry> entries) {
    return append(journal, world, entries);
  }

  private static World append(SqliteJournal journal, World world, List<Entry> entries) {
    journal.append(entries);
    var after = world;
    for (var entry : entries) {
      after = after.after(entry);
    }
    return after;
  }

  private static SqliteJournal journal(DataFolder folder) {
    return SqliteJournal.open(
        folder, new Reserve(0, () -> 1), InstantSource.system(), new Threads());
  }

  private List<Path> files() throws Exception {
    try (var files = Files.list(folder.folder("snapshots"))) {
      return files.filter(file -> file.toString().endsWith(".snapshot")).sorted().toList();
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
