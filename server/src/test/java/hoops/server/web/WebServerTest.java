package hoops.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.server.commands.Stage;
import hoops.server.systemfile.SystemSchema;
import hoops.wire.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final String KEY = "Idempotency-Key: a-key-of-ours";

  private Stage stage;
  private WebServer server;
  private int port;

  @BeforeEach
  void begin() throws IOException {
    stage = new Stage();
    server = WebServer.open(WebSettings.on(0));
    server.serve(stage.commands(), stage.worlds(), stage.journal(), stage.door(), () -> true);
    port = server.port();
  }

  @AfterEach
  void end() {
    server.close();
    stage.close();
  }

  @Test
  void health_says_one_word_without_a_sign_in() throws IOException {
    assertThat(Wire.get(port, "/healthz", "Authorization: none")).endsWith("\r\n\r\nok\n");
    assertThat(Wire.get(port, "/readyz", "Authorization: none")).endsWith("\r\n\r\nready\n");
  }

  @Test
  void the_schema_is_given_without_a_sign_in() throws IOException {
    assertThat(Wire.get(port, SystemSchema.PATH, "Authorization: none"))
        .contains("200 OK", "application/schema+json", "\"title\":\"The system file of Hoops");
    assertThat(Wire.status(Wire.get(port, "/schemas/other.json"))).isEqualTo(404);
  }

  @Test
  void a_read_is_the_document_of_the_command_line() throws IOException {
    var answer = Wire.get(port, "/api/v1/status");

    assertThat(answer).contains("200 OK", "\"schema\":\"hoops.status/1\"", "\"tier\":\"night\"");
    assertThat(answer).contains("ETag: \"");
  }

  @Test
  void what_has_not_changed_is_304() throws IOException {
    var position = stage.worlds().now().position();

    assertThat(Wire.get(port, "/api/v1/status", "If-None-Match: \"" + position + "\""))
        .startsWith("HTTP/1.1 304");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer ", "Basic aG9vcHM6aG9vcHM=", "bearer hoops_test", "none"})
  void another_token_is_401(String shown) throws IOException {
    var answer = Wire.get(port, "/api/v1/status", "Authorization: " + shown);

    assertThat(Wire.status(answer)).isEqualTo(401);
    assertThat(answer).contains("WWW-Authenticate: Bearer", "application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil:80", "[::2]"})
  void threat_5_another_host_is_403(String host) throws IOException {
    assertThat(Wire.status(Wire.get(port, "/api/v1/status", "Host: " + host))).isEqualTo(403);
  }

  @Test
  void two_hosts_or_none_are_refused() throws IOException {
    var two = "Host: 127.0.0.1:" + port + "\r\nHost: 127.0.0.1:" + port;

    assertThat(Wire.status(Wire.get(port, "/healthz", two))).isBetween(400, 403);
    assertThat(Wire.status(Wire.ask(port, "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")))
        .isBetween(400, 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: https://127.0.0.1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void threat_4_a_page_from_elsewhere_is_403(String header) throws IOException {
    assertThat(Wire.status(Wire.post(port, "/api/v1/stop", "{}", KEY, header))).isEqualTo(403);
    assertThat(stage.worlds().now().tiers().stops()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../v1/status",
        "/api/v1/%2e%2e/status",
        "/api//v1/status",
        "/api/v1/status;a=b",
        "/api/v1/%252e/status",
        "/api/v1/a%2fb",
        "/api/v1/a%5cb",
        "/api/v1/a\\b",
        "/api/v1/%00",
        "/api/v1/%zz",
        "/api/v1/%c0%ae",
        "/api/v1/status/"
      })
  void a_path_that_means_two_things_is_400(String path) throws IOException {
    assertThat(Wire.status(Wire.get(port, path))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
        "Transfer-Encoding: chunked, identity\r\n\r\n{}",
        "Content-Length: -1\r\n\r\n{}",
      })
  void ambiguous_framing_is_400_and_closes(String rest) throws IOException {
    var answer =
        Wire.ask(
            port,
            "POST /api/v1/stop HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nAuthorization: Bearer hoops_test\r\nContent-Type: application/json\r\n"
                + KEY
                + "\r\n"
                + rest);

    assertThat(Wire.status(answer)).isEqualTo(400);
    assertThat(answer).doesNotContain("Jetty", "Exception");
    assertThat(stage.worlds().now().tiers().stops()).isEmpty();
  }

  @Test
  void a_header_that_is_too_long_is_431() throws IOException {
    assertThat(Wire.status(Wire.get(port, "/healthz", "X: " + "x".repeat(20_000)))).isEqualTo(431);
  }

  @Test
  void a_body_that_is_too_long_is_413() throws IOException {
    var body = "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}";

    assertThat(Wire.status(Wire.post(port, "/api/v1/stop", body, KEY))).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"a\":1,\"a\":2}", "{\"tier\":{}}", "{\"teir\":\"night\"}"})
  void a_wrong_body_says_where(String body) throws IOException {
    var answer = Wire.post(port, "/api/v1/stop", body, KEY);

    assertThat(Wire.status(answer)).isEqualTo(body.isEmpty() ? 200 : 400);
  }

  @Test
  void text_is_415_and_get_of_an_act_is_405() throws IOException {
    var head = Wire.head("POST", "/api/v1/stop", port, KEY);

    var text = Wire.ask(port, head + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");

    assertThat(Wire.status(text)).isEqualTo(415);
    assertThat(Wire.status(Wire.get(port, "/api/v1/stop"))).isEqualTo(405);
    assertThat(Wire.status(Wire.get(port, "/api/v1/nothing"))).isEqualTo(404);
  }

  @Test
  void an_act_wants_a_key_and_keeps_to_it() throws IOException {
    assertThat(Wire.status(Wire.post(port, "/api/v1/stop", "{}"))).isEqualTo(400);

    var first = Wire.post(port, "/api/v1/stop", "{\"reason\":\"a\"}", KEY);
    var again = Wire.post(port, "/api/v1/stop", "{\"reason\":\"a\"}", KEY);
    var other = Wire.post(port, "/api/v1/stop", "{\"reason\":\"b\"}", KEY);

    assertThat(Wire.status(first)).isEqualTo(200);
    assertThat(again.substring(again.indexOf("{"))).isEqualTo(first.substring(first.indexOf("{")));
    assertThat(Wire.status(other)).isEqualTo(422);
  }

  @Test
  void i28_one_key_a_hundred_times_is_one_entry() throws Exception {
    var before = stage.worlds().now().position();
    var asks = new ArrayList<Callable<String>>();
    for (int i = 0; i < 100; i++) {
      asks.add(() -> Wire.post(port, "/api/v1/stop", "{\"reason\":\"fire\"}", KEY));
    }
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : many.invokeAll(asks)) {
        assertThat(Wire.status(answer.get())).isIn(200, 409);
      }
    }
    assertThat(stage.worlds().now().position()).isEqualTo(before.next());
  }

  @Test
  void a_refusal_is_a_problem_with_its_code() throws IOException {
    var answer = Wire.get(port, "/api/v1/tiers/nigt");

    assertThat(Wire.status(answer)).isEqualTo(404);
    assertThat(answer)
        .contains("application/problem+json", "\"code\":\"not_found\"", "\"exit\":5", "night");
  }

  @Test
  void words_come_back_as_frames_and_are_taken_up_again() throws IOException {
    var words = Words.plain(List.of("status", "nigt"));

    var whole = Wire.post(port, "/api/v1/words", words.text(), KEY);
    var rest = Wire.post(port, "/api/v1/words", words.after(1).text(), KEY);
    var other = Wire.post(port, "/api/v1/words", Words.plain(List.of("board")).text(), KEY);

    assertThat(whole)
        .contains("{\"frame\":\"err\",\"n\":1", "{\"frame\":\"exit\",\"n\":2,\"code\":5}");
    assertThat(rest).contains("{\"frame\":\"exit\",\"n\":2").doesNotContain("\"n\":1,");
    assertThat(Wire.status(other)).isEqualTo(422);
  }

  @Test
  void the_stream_goes_on_behind_the_last_event_id() throws IOException {
    var last = stage.worlds().now().position();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var head =
          Wire.head(
              "GET",
              "/api/v1/stream?type=tier.*",
              port,
              "Accept: text/event-stream",
              "Last-Event-ID: " + last);
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      until(in, "event: hello");
      Wire.post(port, "/api/v1/stop", "{\"reason\":\"fire\"}", KEY);

      assertThat(until(in, "data: {\"schema\":\"hoops.event/1\"")).contains("tier.", "fire");
    }
  }

  private static String until(BufferedReader in, String wanted) throws IOException {
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(wanted)) {
        return line;
      }
    }
    throw new IOException("it never came: " + wanted);
  }
}
