package hoops.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.journal.JournalBroken;
import hoops.server.settings.Settings;
import hoops.server.store.NoRoom;
import hoops.server.store.Reserve;
import hoops.wire.Announced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server on a disk whose room the test decides on: it reigned once before.
class ServingTest {
  private static final String FILE =
      """
      hoops: 1
      solo: true
      assemblies:
        one: {artifact: one, run: ./one, build: "true"}
      """;

  @TempDir Path temp;
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Map<String, String> variables;
  private Reserve reserve;
  private Settings settings;
  private Ending ending;

  @BeforeEach
  void one_reign_before() throws Exception {
    var run = Files.createDirectory(temp.resolve("run"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    variables = Map.of("XDG_RUNTIME_DIR", run.toString(), "PATH", "/usr/bin:/bin");
    Files.writeString(temp.resolve("hoops.yaml"), FILE);
    Files.createDirectories(temp.resolve("gateway/lib"));
    var jar = temp.resolve("gateway/gateway.jar");
    new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
    settings =
        new Settings(
            temp.resolve("data"),
            temp,
            new Settings.Port(0, Settings.Taken.REFUSED),
            Path.of(System.getProperty("java.home")),
            jar,
            "1.0.0",
            1,
            Reserve.USUAL);
    reserve = new Reserve(Reserve.USUAL, free::get);
    new Wiring(settings, variables, new Ending(), reserve).open().house().close();
  }

  @AfterEach
  void end() throws Exception {
    if (ending != null) {
      ending.ask();
      while (!told("ended")) {
        // What was told before is of no matter here.
      }
    }
    http.close();
  }

  @Test
  void without_room_it_answers_reads_and_refuses_every_act() throws Exception {
    free.set(3 << 20);
    serve();

    assertThat(told("reads")).isTrue();
    assertThat(get("status").body())
        .contains("\"limited\":\"The disk under " + settings.data() + " is full", "3.0 MiB free");
    assertThat(get("journal").body()).contains("control.reign-began");
    assertThat(get("problems").statusCode()).isEqualTo(200);
    var refused = post("stop", "{\"reason\":\"it must not move\"}");
    assertThat(refused.statusCode()).isEqualTo(507);
    assertThat(refused.body())
        .contains("so Hoops only reads", "8.0 MiB wanted", "df -h " + settings.data());
    assertThat(ready().statusCode()).isEqualTo(503);
  }

  @Test
  void it_reigns_by_itself_when_there_is_room() throws Exception {
    free.set(0);
    serve();
    assertThat(told("reads")).isTrue();
    var before = announced();

    free.set(Long.MAX_VALUE);

    assertThat(told("begun")).isTrue();
    assertThat(announced().url()).isEqualTo(before.url());
    assertThat(post("stop", "{\"reason\":\"it must not move\"}").statusCode()).isEqualTo(200);
    assertThat(get("status").body()).doesNotContain("limited");
    assertThat(ready().statusCode()).isEqualTo(200);
  }

  @Test
  void where_sqlite_finds_no_room_it_reads_too() throws Exception {
    var disk = NoRoom.at(settings.data().resolve("journal.db"));
    disk.begins();
    serve();
    assertThat(told("reads")).isTrue();
    assertThat(get("status").body()).contains("SQLITE_FULL");

    disk.ends();

    assertThat(told("begun")).isTrue();
    assertThat(get("status").body()).doesNotContain("limited");
  }

  @Test
  void it_ends_while_it_only_reads() throws Exception {
    free.set(0);
    serve();
    assertThat(told("reads")).isTrue();

    ending.ask();

    assertThat(told("ended")).isTrue();
    ending = null;
  }

  @Test
  void damage_is_no_want_of_room() throws Exception {
    Files.writeString(journal(), "no journal at all");

    assertThatThrownBy(this::serveHere).isInstanceOf(JournalBroken.class);
    free.set(0);
    assertThatThrownBy(this::serveHere).isInstanceOf(JournalBroken.class);
  }

  private Path journal() {
    return settings.data().resolve("journal.db");
  }

  private void serve() {
    ending = new Ending();
    var mine = ending;
    new Threads().start("serving", () -> serving(mine));
  }

  private void serving(Ending mine) {
    try {
      new Serving(settings, variables, mine, reserve, new Noting(told)).run();
    } catch (IOException | Refused | InterruptedException | RuntimeException trouble) {
      told.add("trouble " + trouble);
    }
  }

  private void serveHere() throws Exception {
    new Serving(settings, variables, new Ending(), reserve, new Noting(told)).run();
  }

  private boolean told(String what) throws InterruptedException {
    var next = told.poll(60, TimeUnit.SECONDS);
    assertThat(next).isNotNull().doesNotStartWith("trouble");
    return next.equals(what);
  }

  private Announced announced() {
    return Announced.serving(settings.data(), variables).orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-of-" + path)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    var server = announced();
    return HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/" + path))
        .header("Authorization", "Bearer " + server.token());
  }

  private HttpResponse<String> ready() throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(announced().url() + "/readyz")).build(),
        BodyHandlers.ofString());
  }

  private record Noting(BlockingQueue<String> told) implements Serve.Telling {
    @Override
    public void begun(Wiring.Served served) {
      told.add("begun");
    }

    @Override
    public void reads(Wiring.Reading reading) {
      told.add("reads");
    }

    @Override
    public void ended() {
      told.add("ended");
    }
  }
}
