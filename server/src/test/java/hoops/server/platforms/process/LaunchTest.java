package hoops.server.platforms.process;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is run, from where, and what it is told.
class LaunchTest extends Hosted {
  private static final InstanceSpec.Stop STOP =
      new InstanceSpec.Stop("TERM", Duration.ofMinutes(10));

  private Exit ended(InstanceSpec spec) {
    platform.start(EPOCH, spec);
    return awaited(spec.id(), Observation.Ended.class).exit();
  }

  private Observation.Running running(InstanceId id) {
    return awaited(id, Observation.Running.class);
  }

  private String said(InstanceId id) {
    return new String(platform.output(id, 0, 1 << 20).bytes(), StandardCharsets.UTF_8);
  }

  private InstanceSpec spec(int number, String script, List<String> run) {
    var plain = programmes.spec(Hosting.id(number), script);
    return new InstanceSpec(
        plain.id(),
        plain.system(),
        plain.build(),
        plain.artifact(),
        plain.packing(),
        run,
        List.of("http", "admin"),
        new TreeMap<>(Map.of("log-store", "127.0.0.1:30001")),
        new InstanceSpec.Properties(
            "night/v318",
            Map.of("query.max-parallel", "40", "greeting", "good \"day\""),
            Map.of("receiver.key", "hunter2")),
        STOP,
        plain.limits());
  }

  @Test
  void it_is_told_what_the_contract_says_and_nothing_else() throws IOException {
    var spec = spec(1, "env; pwd", List.of());
    assertThat(ended(spec)).isEqualTo(new Exit.Code(0));

    var told =
        said(spec.id())
            .lines()
            .filter(line -> line.contains("="))
            .collect(Collectors.toMap(l -> l.split("=", 2)[0], l -> l.split("=", 2)[1]));
    var life = home.toRealPath().resolve("instances").resolve(spec.id().text());
    // What the shells on the way set by themselves, each its own.
    Set.of("PWD", "OLDPWD", "SHLVL", "_").forEach(told::remove);
    var nonce = told.remove("HOOPS_NONCE");
    assertThat(nonce).matches("[0-9a-f]{32}");
    assertThat(told.remove("TRACEPARENT"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
        .doesNotContain(nonce);
    int port = Integer.parseInt(told.remove("PORT"));
    int admin = Integer.parseInt(told.remove("ADMIN_PORT"));
    assertThat(port).isNotEqualTo(admin).isBetween(1024, 32767);
    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("HOOPS_PORT", "" + port),
                Map.entry("HOOPS_PORT_ADMIN", "" + admin),
                Map.entry("LOG_STORE_URL", "http://127.0.0.1:30001"),
                Map.entry("HOOPS_NEED_LOG_STORE", "http://127.0.0.1:30001"),
                Map.entry("QUERY_MAX_PARALLEL", "40"),
                Map.entry("GREETING", "good \"day\""),
                Map.entry("HOOPS_PROPERTIES", life.resolve("properties.json").toString()),
                Map.entry("HOOPS_SECRETS", life.resolve("secrets").toString()),
                Map.entry("HOOPS_INSTANCE", "night-receiver-1.1001"),
                Map.entry("HOOPS_SYSTEM", "logs"),
                Map.entry("HOOPS_TIER", "night"),
                Map.entry("HOOPS_ASSEMBLY", "receiver"),
                Map.entry("HOOPS_BUILD", "receiver@4711"),
                Map.entry("HOOPS_ADDRESS", "127.0.0.1"),
                Map.entry(
                    "HOOPS_DATA", home.toRealPath().resolve("data/night-receiver-1").toString()),
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("LANG", "C.UTF-8")));
  }

  @Test
  void properties_and_secrets_are_files_for_its_eyes_alone() throws IOException {
    var spec = spec(1, "exit 0", List.of());
    ended(spec);
    var life = home.resolve("instances").resolve(spec.id().text());

    assertThat(life.resolve("properties.json"))
        .hasContent(
            "{\"set\":\"night/v318\",\"values\":"
                + "{\"greeting\":\"good \\\"day\\\"\",\"query.max-parallel\":\"40\"}}");
    assertThat(life.resolve("secrets/receiver.key")).hasContent("hunter2");
    for (var file : List.of("properties.json", "secrets/receiver.key")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(life.resolve(file))))
          .isEqualTo("r--------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(life)))
        .isEqualTo("rwx------");
  }

  @Test
  void names_in_its_words_are_replaced_and_no_shell_reads_them() {
    var spec =
        spec(
            1,
            "printf '<%s>' \"$@\"; printf '<%s>' \"$PORT\"",
            List.of("program", "--port=$PORT", "$HOOPS_TIER/$HOOPS_ASSEMBLY", "a b; $GREETING *"));
    assertThat(ended(spec)).isEqualTo(new Exit.Code(0));

    assertThat(said(spec.id()))
        .matches("<--port=(\\d+)><night/receiver><a b; good \"day\" \\*><\\1>");
  }

  @Test
  void what_cannot_be_launched_says_why_and_never_runs() {
    assertThat(ended(spec(1, "exit 0", List.of("program", "$NOBODY"))))
        .isEqualTo(new Exit.NeverRan("run names $NOBODY, and an instance is told no such name"));
    assertThat(ended(spec(2, "exit 0", List.of("no-such-program-anywhere"))))
        .isEqualTo(
            new Exit.NeverRan(
                "\"no-such-program-anywhere\" is neither in the artifact nor a program of this"
                    + " machine"));
    assertThat(ended(spec(3, "exit 0", List.of("/etc/passwd"))))
        .isEqualTo(new Exit.NeverRan("/etc/passwd is no file that may be run"));
    assertThat(Alive.everything(home)).isEmpty();
  }

  /// A life of whatever file holds this text.
  private InstanceSpec ofText(String text) {
    var plain = spec(1, "exit 0", List.of());
    return new InstanceSpec(
        plain.id(),
        plain.system(),
        plain.build(),
        programmes.keep(text),
        plain.packing(),
        plain.run(),
        plain.ports(),
        plain.needs(),
        plain.properties(),
        plain.stop(),
        plain.limits());
  }

  @Test
  void a_file_that_only_a_shell_would_run_is_not_run() {
    assertThat(ended(ofText("echo hello\n"))).isInstanceOf(Exit.NeverRan.class);
  }

  @Test
  void an_interpreter_that_is_missing_is_exit_code_127() {
    assertThat(ended(ofText("#!/no/such/interpreter\n")))
        .isIn(new Exit.Code(127), new Exit.Code(126));
  }

  @Test
  void an_artifact_that_was_changed_on_disk_is_refused() throws IOException {
    var first = spec(1, "echo true; exit 0", List.of());
    assertThat(ended(first)).isEqualTo(new Exit.Code(0));
    var copy = home.resolve("programs").resolve(first.artifact().hex()).resolve("program");
    Safely.chmod(copy, "rwx------");
    Files.writeString(copy, "#!/bin/sh\necho false; exit 0\n");

    assertThat(ended(spec(2, "echo true; exit 0", List.of())))
        .isEqualTo(
            new Exit.NeverRan(
                "the copy of %s on this machine was changed".formatted(first.artifact())));
    var third = spec(3, "echo true; exit 0", List.of());
    assertThat(ended(third)).isEqualTo(new Exit.Code(0));
    assertThat(said(third.id())).isEqualTo("true\n");
  }

  @Test
  void a_missing_artifact_closes_the_life_with_the_reason() {
    var spec = spec(1, "exit 0", List.of());
    programmes.lose(spec.artifact());

    assertThat(ended(spec))
        .isEqualTo(new Exit.NeverRan("nothing is kept under " + spec.artifact()));
  }

  @Test
  void it_runs_where_its_read_only_copy_lies() throws IOException {
    var spec = spec(1, "pwd", List.of());
    ended(spec);
    var copy = home.toRealPath().resolve("programs").resolve(spec.artifact().hex());

    assertThat(said(spec.id())).isEqualTo(copy + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("r-x------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("program"))))
        .isEqualTo("r-x------");
  }

  @Test
  void a_stranger_on_the_port_is_not_the_instance() throws Exception {
    var classes = System.getProperty("java.class.path");
    var spec =
        spec(
            1,
            "exit 0",
            List.of("java", "-Xmx32m", "-cp", classes, Listening.class.getName(), "$PORT"));
    var stranger = programmes.spec(Hosting.id(2), "exec sleep 1000");
    platform.start(EPOCH, spec);
    platform.start(EPOCH, stranger);
    int port = running(spec.id()).ports().get("http");
    int taken = running(stranger.id()).ports().get("http");
    Alive.until("it listens", () -> platform.owns(spec.id(), port));

    try (var socket = new ServerSocket(taken, 5, InetAddress.getLoopbackAddress())) {
      assertThat(socket.getLocalPort()).isEqualTo(taken);
      assertThat(platform.owns(stranger.id(), taken)).isFalse();
    }
    assertThat(platform.owns(stranger.id(), port)).isFalse();
    assertThat(platform.owns(Hosting.id(3), port)).isFalse();
  }

  @Test
  void a_program_of_ours_is_kept_from_a_copy_named_by_digest() throws IOException {
    var built = Files.createDirectories(folder.resolve("built"));
    Files.writeString(built.resolve("gateway"), "#!/bin/sh\necho \"$@\"; exec sleep 1000\n");
    var id = Hosting.id(1);
    var copy = platform.programs().copied(built, List.of(Path.of("gateway")));
    var words = List.of("/bin/sh", copy.resolve("gateway").toString(), "--routes", "a $PORT");
    platform.startProgram(
        EPOCH, new Program(id, "logs", words, copy, new TreeMap<>(Map.of("web", 30123)), STOP));

    assertThat(running(id).ports()).isEqualTo(Map.of("web", 30123));
    Files.writeString(built.resolve("gateway"), "#!/bin/sh\nexit 1\n");
    assertThat(platform.programs().copied(built, List.of(Path.of("gateway")))).isNotEqualTo(copy);
    Alive.until("it spoke", () -> said(id).equals("--routes a $PORT\n"));
    platform.stop(EPOCH, id);
    awaited(id, Observation.Ended.class);
  }

  @Test
  void what_is_not_enforced_is_said() {
    assertThat(platform.findings())
        .anySatisfy(each -> assertThat(each).contains("are not limited"))
        .allSatisfy(each -> assertThat(each).endsWith("."));
  }
}
