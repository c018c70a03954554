package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.Observation;
import hoops.server.files.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of instances when Hoops, their keepers, or both are killed.
class OutliveTest {
  private static final Epoch EPOCH = new Epoch(2);

  /// Counts until it is told to end, then ends with 7.
  private static final String COUNTS =
      """
      i=0
      while [ ! -e "$HOOPS_DATA/end" ]; do
        i=$((i + 1)); echo "line $i"
        [ $((i % 50)) != 0 ] || sleep 0.01
      done
      echo "last $i"; exit 7
      """;

  private final Programmes programmes = new Programmes();
  private @TempDir Path folder;
  private Path home;
  private ProcessPlatform platform;

  @BeforeEach
  void place() {
    home = folder.resolve("process");
  }

  @AfterEach
  void end() {
    if (platform != null) {
      platform.close();
    }
    Alive.end(home);
  }

  private void open() throws IOException {
    platform = Hosting.open(home, programmes);
  }

  private Optional<Observation> seen(InstanceId id) {
    return platform.observe(EPOCH).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private <T extends Observation> T awaited(InstanceId id, Class<T> as) {
    Alive.until(
        id + " is " + as.getSimpleName(), () -> seen(id).filter(as::isInstance).isPresent());
    return as.cast(seen(id).orElseThrow());
  }

  private InstanceId running(int number, String script) {
    var id = Hosting.id(number);
    platform.start(EPOCH, programmes.spec(id, script));
    awaited(id, Observation.Running.class);
    Alive.until("its program runs", () -> Alive.pids(home, id).size() >= 1);
    return id;
  }

  private static void kill(int pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Alive.until(pid + " is gone", () -> Proc.stat(pid).isEmpty());
  }

  private String read(InstanceId id) {
    var all = new ByteArrayOutputStream();
    for (var piece = platform.output(id, 0, 1 << 20);
        piece.bytes().length > 0;
        piece = platform.output(id, piece.next(), 1 << 20)) {
      all.writeBytes(piece.bytes());
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private long written(InstanceId id) {
    try {
      return Files.size(home.resolve("instances").resolve(id.text()).resolve("output"));
    } catch (IOException absent) {
      return 0;
    }
  }

  @Test
  void killed_under_output_nothing_is_lost_and_all_live_on() throws Exception {
    var ids = List.of(Hosting.id(1), Hosting.id(2), Hosting.id(3));
    var host = Hosting.apart(home, ids.size(), COUNTS);
    Alive.until("all write", () -> ids.stream().allMatch(id -> written(id) > 10_000));
    var before = ids.stream().map(id -> Alive.pids(home, id).getFirst()).toList();
    host.destroyForcibly().waitFor();
    var then = ids.stream().map(this::written).toList();
    Alive.until(
        "they write on alone",
        () ->
            IntStream.range(0, ids.size())
                .allMatch(i -> written(ids.get(i)) > then.get(i) + 10_000));

    open();
    for (int i = 0; i < ids.size(); i++) {
      assertThat(awaited(ids.get(i), Observation.Running.class).pid())
          .isEqualTo((long) before.get(i));
    }
    for (var id : ids) {
      Files.createFile(home.resolve("data").resolve(id.name().text()).resolve("end"));
    }
    for (var id : ids) {
      assertThat(awaited(id, Observation.Ended.class).exit()).isEqualTo(new Exit.Code(7));
      var lines = read(id).lines().toList();
      int count = lines.size() - 1;
      assertThat(lines.getLast()).isEqualTo("last " + count);
      assertThat(lines.subList(0, count))
          .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i).toList());
    }
  }

  @Test
  void what_ended_while_hoops_was_down_tells_its_exit_code() throws Exception {
    var id = Hosting.id(1);
    var host = Hosting.apart(home, 1, COUNTS);
    Alive.until("it writes", () -> written(id) > 0);
    host.destroyForcibly().waitFor();
    Files.createFile(home.resolve("data").resolve(id.name().text()).resolve("end"));
    Alive.until("it has ended", () -> Alive.everything(home).isEmpty());

    open();

    assertThat(awaited(id, Observation.Ended.class).exit()).isEqualTo(new Exit.Code(7));
  }

  @Test
  void without_its_keeper_it_runs_on_and_can_be_stopped() throws Exception {
    open();
    var id = running(1, "exec sleep 1000");
    kill(Alive.keeper(home, id));

    awaited(id, Observation.Running.class);
    platform.stop(EPOCH, id);

    assertThat(awaited(id, Observation.Ended.class).exit()).isInstanceOf(Exit.Unknown.class);
    assertThat(Alive.everything(home)).isEmpty();
  }

  @Test
  void with_keeper_and_program_gone_its_children_go_too() throws Exception {
    open();
    var id = running(1, "setsid sleep 1000 & exec sleep 1001");
    Alive.until("its daemon lives", () -> Alive.pids(home, id).size() == 2);
    int program = (int) awaited(id, Observation.Running.class).pid();
    kill(Alive.keeper(home, id));
    kill(program);

    assertThat(awaited(id, Observation.Ended.class).exit()).isInstanceOf(Exit.Unknown.class);
    assertThat(Alive.everything(home)).isEmpty();
  }

  @Test
  void after_a_reboot_it_has_ended_and_nothing_is_signalled() throws Exception {
    open();
    var id = running(1, "exec sleep 1000");
    platform.close();
    var life = home.resolve("instances").resolve(id.text());
    for (var name : List.of("keeper", "proc")) {
      var text = Files.readString(life.resolve(name));
      Files.writeString(life.resolve(name), text.replaceAll("boot=.*", "boot=another"));
    }
    int stranger = Alive.pids(home, id).getFirst();
    // What had its pid before the reboot is now somebody else's: it carries no nonce of ours.
    Files.writeString(
        life.resolve("spec"),
        Files.readString(life.resolve("spec")).replaceAll("nonce=.*", "nonce=of-another-boot"));

    open();

    assertThat(awaited(id, Observation.Ended.class).exit())
        .isEqualTo(new Exit.Unknown("the machine was restarted"));
    assertThat(Alive.pids(home, id)).containsExactly(stranger);
  }

  @Test
  void what_has_no_folder_is_a_stray_and_is_not_touched() throws Exception {
    open();
    var id = running(1, "exec sleep 1000");
    platform.close();
    Trees.remove(home.resolve("instances").resolve(id.text()));

    open();

    assertThat(awaited(id, Observation.Unreadable.class).why())
        .contains("stray")
        .contains(Alive.pids(home, id).getFirst().toString());
    assertThat(Alive.pids(home, id)).hasSize(1);
  }

  @Test
  void a_folder_whose_keeper_never_came_is_started_again() throws Exception {
    open();
    var id = running(1, "exec sleep 1000");
    platform.stop(EPOCH, id);
    awaited(id, Observation.Ended.class);
    platform.close();
    // As a server leaves it that dies between making the folder and setting the keeper off.
    var other = Hosting.id(2);
    var life = home.resolve("instances").resolve(other.text());
    Files.createDirectory(life);
    Files.createFile(life.resolve("output"));
    Files.writeString(
        life.resolve("spec"),
        Files.readString(home.resolve("instances").resolve(id.text()).resolve("spec"))
            .replace("number=1", "number=2")
            .replace("position=1001", "position=1002")
            .replaceAll("nonce=.*", "nonce=0123456789abcdef"));
    open();
    assertThat(seen(other)).isEmpty();

    platform.start(EPOCH, programmes.spec(other, "exec sleep 1000"));

    awaited(other, Observation.Running.class);
    assertThat(Alive.pids(home, other)).hasSize(1);
  }

  @Test
  void two_platforms_on_one_folder_start_one_life() throws Exception {
    open();
    try (var other = Hosting.open(home, programmes)) {
      for (int number = 1; number <= 10; number++) {
        var spec = programmes.spec(Hosting.id(number), "exec sleep 1000");
        var rival = Thread.ofVirtual().start(() -> other.start(EPOCH, spec));
        platform.start(EPOCH, spec);
        rival.join();
        awaited(spec.id(), Observation.Running.class);
        Alive.until("its program runs", () -> Alive.pids(home, spec.id()).size() == 1);
      }
      assertThat(platform.observe(EPOCH)).hasSize(10);
      Alive.until("rival keepers have given up", () -> Alive.everything(home).size() == 20);
    }
  }

  @Test
  void a_stop_that_races_the_start_leaves_nothing() throws Exception {
    open();
    for (int number = 1; number <= 30; number++) {
      var spec = programmes.spec(Hosting.id(number), "exec sleep 1000");
      var rival = Thread.ofVirtual().start(() -> platform.stop(EPOCH, spec.id()));
      platform.start(EPOCH, spec);
      rival.join();
      awaited(spec.id(), Observation.Ended.class);
    }
    Alive.until("rival keepers have given up", () -> Alive.everything(home).isEmpty());
  }

  @Test
  void a_keeper_killed_at_any_moment_leaves_one_life_at_most() throws Exception {
    open();
    for (int number = 1; number <= 20; number++) {
      var spec = programmes.spec(Hosting.id(number), "exec sleep 1000");
      platform.start(EPOCH, spec);
      for (int pid : Alive.everything(home)) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      platform.start(EPOCH, spec);
      Alive.until("it is seen", () -> seen(spec.id()).isPresent());
      // A fork on its way to mv passes; a second life would stay.
      Alive.until("one life at most", () -> Alive.pids(home, spec.id()).size() <= 1);
      platform.stop(EPOCH, spec.id());
      awaited(spec.id(), Observation.Ended.class);
      Alive.until("rival keepers have given up", () -> Alive.everything(home).isEmpty());
    }
  }
}
