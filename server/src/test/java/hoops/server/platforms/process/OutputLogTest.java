package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Epoch;
import hoops.engine.fleet.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Output loses nothing: parts are copied out, room is given back, offsets stay.
class OutputLogTest {
  private static final Instant EPOCH = Instant.EPOCH;
  private static final OutputLog.Sizes SMALL = new OutputLog.Sizes(1000, 1 << 20);

  private @TempDir Path folder;
  private Life life;
  private OutputLog log;

  @BeforeEach
  void empty() throws IOException {
    life = new Life(Hosting.id(1), folder);
    Files.createFile(life.output());
    reopen(SMALL);
  }

  private void reopen(OutputLog.Sizes sizes) {
    log = new OutputLog(life, sizes, new Posix()::punch, new Inflated());
  }

  private void cannotPunch() {
    log = new OutputLog(life, SMALL, (file, until) -> Posix.Outcome.UNSUPPORTED, new Inflated());
  }

  /// Nothing runs, so nothing has to be held.
  private static boolean still(OutputLog.Work work) throws IOException {
    work.done();
    return true;
  }

  private void write(String text) throws IOException {
    Files.writeString(life.output(), text, StandardOpenOption.APPEND);
  }

  private void rotate() throws IOException {
    log.rotate(OutputLogTest::still);
  }

  private String read(long from, int pieces) throws IOException {
    var all = new ByteArrayOutputStream();
    for (var piece = log.read(from, pieces);
        piece.bytes().length > 0;
        piece = log.read(piece.next(), pieces)) {
      all.writeBytes(piece.bytes());
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static String lines(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void it_reads_across_parts_and_the_live_file() throws IOException {
    write(lines(0, 1000));
    rotate();
    write(lines(1000, 1100));

    assertThat(read(0, 333)).isEqualTo(lines(0, 1100));
    assertThat(read(lines(0, 500).length(), 1 << 20)).isEqualTo(lines(500, 1100));
    assertThat(folder.resolve("output.d/0.gz")).exists();
    assertThat(folder.resolve("output.d/9000.gz")).doesNotExist();
  }

  @Test
  void what_was_copied_is_given_back_and_the_size_stays() throws IOException {
    write(lines(0, 100_000));
    long size = Files.size(life.output());
    long before = (long) Files.getAttribute(life.output(), "unix:ino");
    reopen(new OutputLog.Sizes(100_000, 1 << 20));
    rotate();

    assertThat(Files.size(life.output())).isEqualTo(size);
    assertThat((long) Files.getAttribute(life.output(), "unix:ino")).isEqualTo(before);
    assertThat(Files.readAllBytes(life.output())).startsWith(new byte[100_000]);
    assertThat(read(0, 1 << 20)).isEqualTo(lines(0, 100_000));
  }

  @Test
  void a_part_that_cannot_be_written_loses_nothing() throws IOException {
    write(lines(0, 1000));
    Files.createFile(folder.resolve("output.d"));
    assertThatThrownBy(this::rotate).isInstanceOf(IOException.class);
    write(lines(1000, 1100));
    assertThat(read(0, 1 << 20)).isEqualTo(lines(0, 1100));

    Files.delete(folder.resolve("output.d"));
    rotate();

    assertThat(read(0, 1 << 20)).isEqualTo(lines(0, 1100));
    assertThat(folder.resolve("output.d/0.gz")).exists();
  }

  @Test
  void what_cannot_be_written_leaves_nothing_aside() throws IOException {
    var taken = Files.createDirectories(folder.resolve("taken/full")).getParent();

    assertThatThrownBy(() -> Safely.write(taken, new byte[10])).isInstanceOf(IOException.class);

    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(taken, life.output());
    }
  }

  @Test
  void old_parts_go_and_what_comes_after_reads_on() throws IOException {
    write(lines(0, 1000));
    rotate();
    for (var part : new String[] {"0.gz", "1000.gz"}) {
      Files.setLastModifiedTime(folder.resolve("output.d").resolve(part), FileTime.from(EPOCH));
    }
    log.letGo(EPOCH.plusSeconds(1));
    assertThat(read(2000, 1 << 20)).isEqualTo(lines(0, 1000).substring(2000));
    assertThat(log.read(0, 1 << 20).offset()).isEqualTo(2000);

    log.letGo(Instant.MAX);
    write(lines(1000, 2000));
    rotate();
    assertThat(read(7000, 1 << 20)).isEqualTo(lines(0, 2000).substring(7000));
  }

  @Test
  void another_server_goes_on_where_the_last_one_stopped() throws IOException {
    write(lines(0, 1000));
    rotate();
    write(lines(1000, 2000));
    reopen(SMALL);
    assertThat(read(0, 1 << 20)).isEqualTo(lines(0, 2000));
    rotate();

    assertThat(read(0, 1 << 20)).isEqualTo(lines(0, 2000));
  }

  @Test
  void copied_but_not_yet_given_back_is_read_once() throws IOException {
    write(lines(0, 1000));
    // As a server leaves it that dies between the copy and the punch.
    new OutputLog(
            life,
            SMALL,
            (file, until) -> {
              throw new IOException("cut off");
            },
            new Inflated())
        .read(0, 1);
    rotate();
    reopen(SMALL);

    assertThat(read(0, 777)).isEqualTo(lines(0, 1000));
  }

  @Test
  void where_punching_fails_the_file_is_cut_while_all_is_still() throws IOException {
    cannotPunch();
    write(lines(0, 1000));
    rotate();
    assertThat(Files.size(life.output())).isZero();
    write(lines(1000, 1010));
    assertThat(read(0, 333)).isEqualTo(lines(0, 1010));
    write(lines(1010, 2000));
    rotate();
    cannotPunch();

    assertThat(read(0, 333)).isEqualTo(lines(0, 2000));
    assertThat(read(lines(0, 1500).length(), 50)).isEqualTo(lines(1500, 2000));
  }

  @Test
  void a_program_that_cuts_its_output_goes_on_behind_a_mark() throws IOException {
    write(lines(0, 200));
    rotate();
    Files.write(life.output(), new byte[0]);
    write("fresh\n");
    rotate();
    write("more\n");

    var all = read(0, 100);
    assertThat(all)
        .startsWith(lines(0, 100))
        .contains("cut its own output")
        .endsWith("\nfresh\nmore\n");
    reopen(SMALL);
    assertThat(read(0, 100)).isEqualTo(all);
  }

  @Test
  void beyond_the_budget_the_oldest_goes_and_the_reader_jumps() throws IOException {
    reopen(new OutputLog.Sizes(1000, 500));
    var random = new Random(7);
    var text =
        random.ints(20_000, 'a', 'z').mapToObj(c -> "" + (char) c).collect(Collectors.joining());
    write(text);
    rotate();

    var first = log.read(0, 10);

    assertThat(first.offset()).isGreaterThan(0);
    assertThat(read(0, 333)).isEqualTo(text.substring((int) first.offset()));
  }

  @Test
  void any_bytes_stay_as_they_are() throws IOException {
    var bytes = new byte[5000];
    new Random(8).nextBytes(bytes);
    Files.write(life.output(), bytes);
    rotate();
    var all = new ByteArrayOutputStream();
    for (var piece = log.read(0, 77);
        piece.bytes().length > 0;
        piece = log.read(piece.next(), 77)) {
      all.writeBytes(piece.bytes());
    }

    assertThat(all.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void a_flood_loses_no_line_while_it_is_rotated() throws IOException {
    var programmes = new Programmes();
    var home = folder.resolve("process");
    int lines = 1_000_000;
    var epoch = new Epoch(1);
    var id = Hosting.id(1);
    var sizes = new OutputLog.Sizes(256 << 10, 64 << 20);
    try (var platform = Hosting.open(home, programmes, sizes)) {
      platform.start(epoch, programmes.spec(id, "seq -f 'line %.0f' 1 " + lines));
      Alive.until(
          "the flood is over",
          () -> platform.observe(epoch).stream().anyMatch(Observation.Ended.class::isInstance));
      var all = new ByteArrayOutputStream();
      for (var piece = platform.output(id, 0, 1 << 20);
          piece.bytes().length > 0;
          piece = platform.output(id, piece.next(), 1 << 20)) {
        all.writeBytes(piece.bytes());
      }
      assertThat(all.toString(StandardCharsets.UTF_8).equals(lines(1, lines + 1))).isTrue();
      try (var parts =
          Files.list(home.resolve("instances").resolve(id.text()).resolve("output.d"))) {
        assertThat(parts.count()).isPositive();
      }
    } finally {
      Alive.end(home);
    }
  }

  @Test
  void cut_while_its_program_writes_on_no_line_is_lost() throws IOException {
    var programmes = new Programmes();
    var home = folder.resolve("process");
    var epoch = new Epoch(1);
    var id = Hosting.id(1);
    var counts =
        "i=0; while [ ! -e \"$HOOPS_DATA/end\" ]; do i=$((i + 1)); echo \"line $i\"; sleep 0.001; done";
    // It does not look by itself, so that this log is the only one that cuts.
    try (var platform = Hosting.closed(home, programmes, OutputLog.Sizes.USUAL)) {
      platform.start(epoch, programmes.spec(id, counts));
      var kept = new Life(id, home.resolve("instances").resolve(id.text()));
      Alive.until("it writes", () -> platform.output(id, 0, 1).next() > 0);
      var tree = new Tree(kept, kept.spec().orElseThrow().nonce(), new Standings());
      var freezer = new Freezer(kept, tree, new Signals(new Posix()));
      log = new OutputLog(kept, SMALL, (file, until) -> Posix.Outcome.UNSUPPORTED, new Inflated());
      for (int cuts = 0; cuts < 5; cuts++) {
        Alive.until("it wrote more", () -> kept.output().toFile().length() > 2000);
        log.rotate(freezer);
      }
      Files.createFile(home.resolve("data").resolve(id.name().text()).resolve("end"));
      Alive.until("it ended", () -> kept.folder().resolve("exit").toFile().exists());

      var all = read(0, 1 << 20);
      assertThat(all.equals(lines(1, (int) all.lines().count() + 1))).isTrue();
    } finally {
      Alive.end(home);
    }
  }
}
