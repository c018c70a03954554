package hoops.gateway;

import static hoops.wire.gateway.Routes.Traffic.DRAINING;
import static hoops.wire.gateway.Routes.Traffic.SERVING;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.wire.gateway.GatewayState;
import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import hoops.wire.gateway.RoutesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GatewayTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Path file;
  private Gateway gateway;
  private HostPort listen;
  private HostPort state;
  private long version;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("routes");
    listen = FreePorts.next();
    state = FreePorts.next();
    write(List.of());
    gateway = Gateway.open(file, Limits.USUAL);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    for (var each : opened) {
      each.close();
    }
    gateway.close();
  }

  private Origin origin(String id) throws IOException {
    var origin = new Origin(id);
    opened.add(origin);
    return origin;
  }

  private void write(List<Routes.Instance> instances) throws IOException {
    version++;
    var web = new Routes.Assembly("web", listen, instances);
    RoutesFile.write(file, new Routes(version, "logs", "night", state, List.of(web)));
  }

  /// Replaces the routes, and waits until the gateway says that they are in force.
  private void route(Routes.Instance... instances) throws IOException {
    write(List.of(instances));
    await(() -> gateway.state().version() == version);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + listen + path)).timeout(SOON);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void requests_are_spread_evenly() throws Exception {
    var one = origin("night-web-1.1");
    var two = origin("night-web-2.2");
    route(one.route(SERVING), two.route(SERVING));
    for (int i = 0; i < 20; i++) {
      assertThat(get("/").statusCode()).isEqualTo(200);
    }
    assertThat(one.requests()).isEqualTo(10);
    assertThat(two.requests()).isEqualTo(10);
  }

  @Test
  void a_busy_instance_gets_less() throws Exception {
    var one = origin("night-web-1.1");
    var two = origin("night-web-2.2");
    route(one.route(SERVING), two.route(DRAINING));
    var held = client.sendAsync(request("/held").build(), HttpResponse.BodyHandlers.ofString());
    one.awaitHeld();
    route(one.route(SERVING), two.route(SERVING));
    for (int i = 0; i < 6; i++) {
      assertThat(get("/").body()).isEqualTo("night-web-2.2");
    }
    one.release();
    assertThat(held.join().body()).isEqualTo("night-web-1.1");
  }

  @Test
  void connections_to_an_instance_are_kept() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    for (int i = 0; i < 20; i++) {
      get("/");
    }
    assertThat(one.connections()).isLessThanOrEqualTo(2);
    assertThat(gateway.state().assemblies().getFirst().connections()).isEqualTo(1);
  }

  @Test
  void no_ready_instance_is_503_and_a_sentence() throws Exception {
    var answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("assembly web of tier night has no ready instance\n");
    var post =
        client.send(
            request("/").POST(HttpRequest.BodyPublishers.ofString("lines")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(post.statusCode()).isEqualTo(503);
    assertThat(gateway.state().assemblies().getFirst().unserved()).isEqualTo(2);
  }

  @Test
  void a_draining_instance_finishes_and_gets_no_more() throws Exception {
    var one = origin("night-web-1.1");
    var two = origin("night-web-2.2");
    route(one.route(SERVING));
    var held = client.sendAsync(request("/held").build(), HttpResponse.BodyHandlers.ofString());
    one.awaitHeld();
    route(one.route(DRAINING), two.route(SERVING));
    assertThat(get("/").body()).isEqualTo("night-web-2.2");
    assertThat(instance("night-web-1.1").inFlight()).isEqualTo(1);
    one.release();
    assertThat(held.join().body()).isEqualTo("night-web-1.1");
    await(() -> instance("night-web-1.1").connections() == 0);
    assertThat(instance("night-web-1.1").inFlight()).isZero();
  }

  private GatewayState.Instance instance(String id) {
    return gateway.state().assemblies().getFirst().instances().stream()
        .filter(instance -> instance.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_rolling_replacement_under_load_fails_nothing() throws Exception {
    var current = origin("night-web-1.0");
    route(current.route(SERVING));
    var failed = new ConcurrentLinkedQueue<String>();
    var over = new AtomicBoolean();
    var callers =
        IntStream.range(0, 4)
            .mapToObj(i -> Thread.ofVirtual().start(() -> call(i, over, failed)))
            .toList();
    for (int life = 1; life <= 5; life++) {
      var next = origin("night-web-1." + life);
      route(current.route(DRAINING), next.route(SERVING));
      var leaving = "night-web-1." + (life - 1);
      await(() -> instance(leaving).connections() == 0 && instance(leaving).inFlight() == 0);
      current.close();
      route(next.route(SERVING));
      await(() -> next.requests() > 20);
      current = next;
    }
    over.set(true);
    for (var caller : callers) {
      caller.join();
    }
    assertThat(failed).isEmpty();
  }

  /// Half of the callers send bodies, which may not be repeated.
  private void call(int number, AtomicBoolean over, ConcurrentLinkedQueue<String> failed) {
    while (!over.get()) {
      try {
        var builder = request("/");
        if (number % 2 == 0) {
          builder.POST(HttpRequest.BodyPublishers.ofString("a line"));
        }
        var answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          failed.add(answer.statusCode() + " " + answer.body());
        }
      } catch (IOException | InterruptedException trouble) {
        failed.add(trouble.toString());
      }
    }
  }

  @Test
  void a_dead_instance_is_passed_over() throws Exception {
    var one = origin("night-web-1.1");
    var two = origin("night-web-2.2");
    route(one.route(SERVING), two.route(SERVING));
    get("/");
    get("/");
    one.close();
    for (int i = 0; i < 10; i++) {
      assertThat(get("/").body()).isEqualTo("night-web-2.2");
    }
    var post =
        client.send(
            request("/").POST(HttpRequest.BodyPublishers.ofString("lines")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(post.body()).isEqualTo("night-web-2.2");
    assertThat(instance("night-web-1.1").errors()).isPositive();
  }

  @Test
  void all_dead_is_503_and_names_who_was_asked() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    one.close();
    var answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(
            "assembly web of tier night has no ready instance that answers;"
                + " asked night-web-1.1\n");
  }

  @Test
  void a_request_that_may_not_be_repeated_is_502() throws Exception {
    try (var silent = new ServerSocket(0)) {
      var closer =
          Thread.ofVirtual()
              .start(() -> {
                try (var accepted = silent.accept()) {
                  accepted.getInputStream().read();
                } catch (IOException trouble) {
                  throw new UncheckedIOException(trouble);
                }
              });
      var two = origin("night-web-2.2");
      var address = new HostPort("127.0.0.1", silent.getLocalPort());
      route(new Routes.Instance("night-web-1.1", address, SERVING), two.route(DRAINING));
      var answer =
          client.send(
              request("/").POST(HttpRequest.BodyPublishers.ofString("lines")).build(),
              HttpResponse.BodyHandlers.ofString());
      closer.join();
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("instance night-web-1.1 of assembly web of tier night");
      assertThat(two.requests()).isZero();
    }
  }

  /// The instance echoes while it reads, so each end must take while it gives: what the gateway may
  /// hold is far less than what flows.
  @Test
  void a_large_body_streams_both_ways() throws Exception {
    route(origin("night-web-1.1").route(SERVING));
    var sent = new byte[24 << 20];
    new Random(7).nextBytes(sent);
    var head = "POST /echo HTTP/1.0\r\nHost: web\r\nContent-Length: " + sent.length + "\r\n\r\n";
    try (var socket = new Socket(listen.host(), listen.port())) {
      var writer = Thread.ofVirtual().start(() -> send(socket, head, sent));
      var answer = socket.getInputStream().readAllBytes();
      writer.join();
      var body = Arrays.copyOfRange(answer, answer.length - sent.length, answer.length);
      assertThat(Arrays.equals(body, sent)).isTrue();
    }
  }

  private static void send(Socket socket, String head, byte[] body) {
    try {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  /// A client that sends and never reads fills its own buffers, and the gateway reads it no more.
  @Test
  void a_client_that_never_reads_is_held_back() throws Exception {
    route(origin("night-web-1.1").route(SERVING));
    var head = "POST /echo HTTP/1.1\r\nHost: web\r\nContent-Length: " + (1 << 30) + "\r\n\r\n";
    try (var socket = SocketChannel.open(listen.socket())) {
      socket.configureBlocking(false);
      socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      var part = ByteBuffer.allocate(1 << 16);
      long written = 0;
      long still = System.nanoTime();
      while (System.nanoTime() - still < Duration.ofMillis(500).toNanos()) {
        int now = socket.write(part.clear());
        written += now;
        still = now > 0 ? System.nanoTime() : still;
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      }
      assertThat(written).isLessThan(128L << 20);
    }
    await(() -> instance("night-web-1.1").inFlight() == 0);
  }

  @Test
  void an_answer_to_head_has_no_body() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    var head = request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).body()).isEmpty();
    assertThat(get("/").body()).isEqualTo("night-web-1.1");
  }

  @Test
  void the_client_is_named_to_the_instance() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    var answer =
        client.send(
            request("/head").header("X-Forwarded-For", "192.0.2.1").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body())
        .contains("X-forwarded-for=[192.0.2.1, 127.0.0.1]")
        .contains("Via=[1.1 hoops]");
  }

  @Test
  void a_broken_routes_file_changes_nothing_but_is_told() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    var text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 6));
    await(() -> !gateway.state().trouble().isEmpty());
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(gateway.state().version()).isEqualTo(version);
    route(one.route(SERVING));
    assertThat(gateway.state().trouble()).isEmpty();
  }

  @Test
  void an_address_in_use_is_had_once_it_is_free() throws Exception {
    try (var _ = new ServerSocket(moved().port())) {
      route();
      assertThat(gateway.state().trouble()).contains(listen.toString());
      assertThat(gateway.state().assemblies().getFirst().listening()).isFalse();
    }
    await(() -> gateway.state().assemblies().getFirst().listening());
    assertThat(get("/").statusCode()).isEqualTo(503);
  }

  /// Gives the assembly another address.
  private HostPort moved() {
    listen = FreePorts.next();
    return listen;
  }

  @Test
  void a_moved_address_keeps_the_answer_under_way() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    var held = client.sendAsync(request("/held").build(), HttpResponse.BodyHandlers.ofString());
    one.awaitHeld();
    moved();
    route(one.route(SERVING));
    assertThat(get("/").body()).isEqualTo("night-web-1.1");
    one.release();
    assertThat(held.join().body()).isEqualTo("night-web-1.1");
    assertThat(held.join().headers().firstValue("connection")).contains("close");
  }

  @Test
  void the_state_is_shown_on_its_address() throws Exception {
    route(origin("night-web-1.1").route(SERVING));
    get("/");
    var shown =
        client.send(
            HttpRequest.newBuilder(URI.create("http://" + state + "/state")).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(shown.body())
        .contains("\"version\":" + version)
        .contains("\"id\":\"night-web-1.1\"")
        .contains("\"requests\":1");
  }

  @Test
  void a_head_that_never_ends_is_not_waited_for() throws Exception {
    reopen(limits(Duration.ofMillis(200), Duration.ofSeconds(60), 100));
    try (var socket = new Socket(listen.host(), listen.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void an_instance_that_says_nothing_is_504() throws Exception {
    reopen(limits(Duration.ofSeconds(10), Duration.ofMillis(300), 100));
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    var answer = get("/held");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).startsWith("assembly web did not answer for");
    assertThat(instance("night-web-1.1").errors()).isEqualTo(1);
  }

  @Test
  void a_client_too_many_is_turned_away() throws Exception {
    reopen(limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 1));
    try (var first = new Socket(listen.host(), listen.port());
        var second = new Socket(listen.host(), listen.port())) {
      assertThat(second.getInputStream().read()).isEqualTo(-1);
      var ask = "GET / HTTP/1.1\r\nHost: web\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      first.getOutputStream().write(ask);
      assertThat(first.getInputStream().read()).isEqualTo('H');
    }
  }

  @Test
  void at_its_end_what_is_under_way_is_answered() throws Exception {
    var one = origin("night-web-1.1");
    route(one.route(SERVING));
    get("/");
    var held = client.sendAsync(request("/held").build(), HttpResponse.BodyHandlers.ofString());
    one.awaitHeld();
    var ending = Thread.ofVirtual().start(gateway::close);
    await(() -> !gateway.state().assemblies().getFirst().listening());
    one.release();
    assertThat(held.join().body()).isEqualTo("night-web-1.1");
    ending.join();
  }

  private void reopen(Limits limits) throws IOException {
    gateway.close();
    gateway = Gateway.open(file, limits);
  }

  private static Limits limits(Duration firstHead, Duration silence, int connections) {
    var usual = Limits.USUAL;
    return new Limits(
        connections,
        usual.headBytes(),
        firstHead,
        usual.idle(),
        silence,
        usual.spare(),
        usual.connect(),
        usual.down(),
        usual.linger(),
        usual.leave());
  }
}
