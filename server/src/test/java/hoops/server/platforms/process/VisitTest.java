package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that are run beside a life, as checks of its health are.
class VisitTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Programmes programmes = new Programmes();
  private @TempDir Path folder;
  private Path home;
  private ProcessPlatform platform;
  private InstanceId id;

  @BeforeEach
  void open_with_one_life() throws IOException {
    home = folder.resolve("process");
    platform = Hosting.open(home, programmes);
    var spec = programmes.spec(Hosting.id(1), "exec sleep 1000");
    id = spec.id();
    platform.start(new Epoch(1), spec);
    Alive.until("it runs", this::runs);
  }

  @AfterEach
  void end() {
    platform.close();
    Alive.end(home);
  }

  private boolean runs() {
    return platform.observe(new Epoch(1)).stream()
        .anyMatch(each -> each.id().equals(id) && each instanceof Observation.Running);
  }

  private Visited visit(String script, Duration limit) throws InterruptedException {
    return platform.visit(id, List.of("/bin/sh", "-c", script), limit);
  }

  @Test
  void its_exit_code_and_words_are_told() throws Exception {
    assertThat(visit("echo well", LONG)).isEqualTo(new Visited(0, "well\n"));
    assertThat(visit("echo ill >&2; exit 3", LONG)).isEqualTo(new Visited(3, "ill\n"));
    assertThat(visit("exec /no/such/program", LONG).code()).isEqualTo(127);
  }

  @Test
  void it_is_told_what_the_life_is_told_in_its_folder() throws Exception {
    var said = visit("env; pwd; cat", LONG).said();

    assertThat(said)
        .contains("HOOPS_INSTANCE=" + id, home.toString())
        .doesNotContain("JAVA_TOOL_OPTIONS", "MAVEN");
  }

  @Test
  void a_program_that_is_not_there_says_so() throws Exception {
    assertThat(platform.visit(id, List.of("no-such-program"), LONG).said())
        .contains("no-such-program");
    assertThat(visit("exit 0", LONG).code()).isZero();
  }

  @Test
  void what_never_stops_printing_is_read_and_the_first_kept() throws Exception {
    var ended = visit("yes 0123456789 | head -20000", LONG);

    assertThat(ended.code()).isZero();
    assertThat(ended.said()).hasSize(4096).startsWith("0123456789\n");
  }

  @Test
  void one_that_does_not_end_is_ended_with_all_it_started() throws Exception {
    var pids = folder.resolve("pids");
    var script =
        "trap '' TERM; (setsid sleep 997 & echo $! >> %1$s); echo $$ >> %1$s; sleep 998"
            .formatted(pids);

    var ended = visit(script, SHORT);

    assertThat(ended).isEqualTo(new Visited(-1, "it did not end within 2000 ms"));
    var started = Files.readAllLines(pids);
    Alive.until("none of it is left", () -> gone(started));
    assertThat(runs()).isTrue();
  }

  private static boolean gone(List<String> pids) {
    return pids.stream()
        .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .noneMatch(found -> found.filter(ProcessHandle::isAlive).isPresent());
  }

  @Test
  void one_that_leaves_a_child_behind_is_not_waited_for() throws Exception {
    var ended = visit("echo first; sleep 996 &", LONG);

    assertThat(ended).isEqualTo(new Visited(0, "first\n"));
  }

  @Test
  void a_life_that_is_not_here_says_so() throws Exception {
    assertThat(platform.visit(Hosting.id(7), List.of("true"), LONG))
        .isEqualTo(new Visited(-1, "it is not here"));
  }
}
