package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.Observation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs that hide, flood, die at once and turn on their own keeper.
class HostileInstanceTest extends Hosted {
  private Exit ended(InstanceId id) {
    return awaited(id, Observation.Ended.class).exit();
  }

  private InstanceId started(int number, String script) {
    var id = Hosting.id(number);
    platform.start(EPOCH, programmes.spec(id, script, Duration.ofMillis(500)));
    return id;
  }

  @Test
  void one_that_closes_its_descriptors_tells_its_exit_code() {
    assertThat(ended(started(1, "exec <&- >&- 2>&-; exit 5"))).isEqualTo(new Exit.Code(5));
  }

  @Test
  void fifty_megabytes_at_once_lose_no_line() {
    var id = started(1, "seq 7000000");
    assertThat(ended(id)).isEqualTo(new Exit.Code(0));
    long next = 1;
    long line = 0;
    for (var piece = platform.output(id, 0, 1 << 20);
        piece.bytes().length > 0;
        piece = platform.output(id, piece.next(), 1 << 20)) {
      for (var each : piece.bytes()) {
        if (each != '\n') {
          line = line * 10 + each - '0';
        } else if (line == next) {
          next++;
          line = 0;
        } else {
          throw new AssertionError("after " + (next - 1) + " comes " + line);
        }
      }
    }
    assertThat(next).as("the first line that is missing").isEqualTo(7_000_001);
  }

  @Test
  void deaf_forking_trees_end_whole() {
    var id =
        started(
            1,
            """
            trap '' TERM
            (setsid sh -c 'trap "" TERM; sleep 1001 & sleep 1002; :') &
            env -i PATH="$PATH" sh -c 'trap "" TERM; setsid sleep 1003; :' &
            (sh -c 'exit 0' & exec sleep 1004) &
            while :; do sleep 1005; done
            """);
    Alive.until("the tree stands", () -> Alive.pids(home, id).size() >= 5);
    platform.stop(EPOCH, id);
    ended(id);
    Alive.until("nothing of it lives", () -> Alive.everything(home).isEmpty());
  }

  @Test
  void one_that_kills_its_own_keeper_runs_on_and_can_be_stopped() {
    var id = started(1, "kill -9 $PPID; exec sleep 1000");
    Alive.until("it lives without its keeper", () -> orphaned(id));
    platform.stop(EPOCH, id);
    assertThat(ended(id)).isInstanceOf(Exit.Unknown.class);
    Alive.until("nothing of it lives", () -> Alive.everything(home).isEmpty());
  }

  private boolean orphaned(InstanceId id) {
    return Alive.everything(home).size() == 1
        && Alive.pids(home, id).size() == 1
        && find(id).stream().anyMatch(Observation.Running.class::isInstance);
  }

  @Test
  void sixty_short_lives_leave_nothing_open() throws IOException {
    long descriptors = 0;
    long threads = 0;
    for (int round = 0; round < 6; round++) {
      var ids = new ArrayList<InstanceId>();
      for (int i = 1; i <= 10; i++) {
        ids.add(started(round * 10 + i, "echo $$; exit 3"));
      }
      for (var id : ids) {
        assertThat(ended(id)).isEqualTo(new Exit.Code(3));
      }
      if (round == 1) {
        descriptors = count("/proc/self/fd");
        threads = count("/proc/self/task");
      }
    }
    assertThat(count("/proc/self/fd")).isLessThan(descriptors + 10);
    assertThat(count("/proc/self/task")).isLessThan(threads + 10);
    Alive.until("no keeper is left", () -> Alive.everything(home).isEmpty());
  }

  private static long count(String folder) throws IOException {
    try (var all = Files.list(Path.of(folder))) {
      return all.count();
    }
  }

  /// Every shell of this machine that is told to be a plain one; `sh` is always there.
  static Stream<List<String>> shells() {
    return Stream.of(
            List.of("sh"),
            List.of("dash"),
            List.of("bash", "--posix"),
            List.of("busybox", "sh"),
            List.of("yash"),
            List.of("mksh"))
        .filter(words -> found(words.getFirst()).isPresent())
        .map(words ->
            Stream.concat(found(words.getFirst()).stream(), words.stream().skip(1)).toList());
  }

  private static Optional<String> found(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(each -> Path.of(each, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_keeper_is_the_same_in_every_shell(List<String> shell) throws Exception {
    var life = Files.createDirectory(folder.resolve("a life"));
    var script = folder.resolve("keeper.sh");
    try (var in = Keeper.class.getResourceAsStream("keeper.sh")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(script, text.replace("/bin/sh", String.join(" ", shell)));
    }
    var program = "echo out; echo err >&2; printf '%s|' \"$@\"; kill -9 $$";
    var words = new ArrayList<>(shell);
    words.addAll(
        List.of(script.toString(), "keep", life.toString(), found("setsid").orElseThrow()));
    words.addAll(List.of("-", "/", "/bin/sh", "-c", program, "x", "a b", "*", "", "$HOME"));
    for (int again = 0; again < 2; again++) { // the second finds the claim, and does nothing
      assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
    }
    assertThat(life.resolve("output")).hasContent("out\nerr\na b|*||$HOME|");
    assertThat(life.resolve("exit")).content().startsWith("code=137\nuptime=");
    for (var who : List.of("keeper", "proc")) {
      assertThat(life.resolve(who)).content().matches("pid=\\d+\nticks=\\d+\nboot=[0-9a-f-]+\n");
    }
  }
}
