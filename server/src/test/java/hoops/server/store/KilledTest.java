package hoops.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.server.Threads;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real programs that append to a real file, and end as programs do not wish to.
@Timeout(120)
class KilledTest {
  @TempDir private Path temp;

  @Test
  void no_answered_entry_is_lost_by_kill_9() throws Exception {
    var chance = new Random(7);
    for (int reign = 1; reign <= 4; reign++) {
      var child = start("exec \"$@\"");
      long answered;
      try (var lines = child.inputReader()) {
        answered = lastAnswered(lines, 20 + chance.nextInt(200));
        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly(); // leaves the pipe open
        answered = Math.max(answered, lastAnswered(lines, Integer.MAX_VALUE));
      }
      assertThat(child.waitFor()).isEqualTo(137);

      assertKept(answered, reign);
    }
  }

  @Test
  void a_second_server_on_the_folder_is_refused() throws Exception {
    var child = start("exec \"$@\"");
    try (var lines = child.inputReader()) {
      lastAnswered(lines, 1);

      assertThatThrownBy(() -> DataFolder.open(temp.resolve("data")))
          .isInstanceOf(DataFolder.Taken.class)
          .hasMessageContaining("pid " + child.pid());
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void an_error_of_the_disk_stops_the_journal_for_ever() throws Exception {
    var child = start("ulimit -f 6000; exec \"$@\"");
    var last = new ArrayList<String>();
    long answered = 0;
    try (var lines = child.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("answered ")) {
          answered = Long.parseLong(line.substring(9));
        } else {
          last.add(line);
        }
      }
    }

    assertThat(child.waitFor()).as(last.toString()).isEqualTo(74);
    assertThat(last).hasSize(2);
    assertThat(last.getFirst()).startsWith("broken the journal can no longer be written");
    assertThat(last.getLast()).isEqualTo("refused");
    assertKept(answered, 1);
  }

  @Test
  void sqlite_unpacks_its_library_into_the_data_folder() throws Exception {
    var child = start("exec \"$@\"");
    try (var lines = child.inputReader()) {
      lastAnswered(lines, 1);
      assertThat(temp.resolve("data").resolve("sqlite")).isNotEmptyDirectory();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private void assertKept(long answered, int reign) {
    try (var check = JournalCheck.of(temp.resolve("data"))) {
      assertThat(check.verify()).isInstanceOf(Finding.Whole.class);
    }
    try (var folder = DataFolder.open(temp.resolve("data"));
        var journal =
            SqliteJournal.open(
                folder, Reserve.of(folder.path(), 0), InstantSource.system(), new Threads())) {
      var seen = new ArrayList<Position>();
      journal.replay(Position.NONE, entry -> seen.add(entry.position()));
      assertThat(journal.last().number()).isGreaterThanOrEqualTo(answered).isEqualTo(seen.size());
      assertThat(seen.size() % 3).as("groups are whole").isZero();
      assertThat(journal.epoch()).isEqualTo(new Epoch(2L * reign));
    }
  }

  private Process start(String script) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words =
        List.of(
            "/bin/sh",
            "-c",
            script,
            "sh",
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Appender.class.getName(),
            temp.resolve("data").toString());
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  /// The last position answered in the next lines, at most `most` of them.
  private static long lastAnswered(BufferedReader lines, int most) throws Exception {
    long answered = 0;
    for (int i = 0; i < most; i++) {
      var line = lines.readLine();
      if (line == null) {
        break;
      }
      if (line.matches("answered [0-9]+")) {
        answered = Long.parseLong(line.substring(9));
      }
    }
    return answered;
  }
}
