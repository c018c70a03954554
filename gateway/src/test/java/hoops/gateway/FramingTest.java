package hoops.gateway;

import static hoops.wire.gateway.Routes.Traffic.SERVING;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import hoops.wire.gateway.RoutesFile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What two programs could read in two ways goes no further than the gateway.
@Timeout(30)
class FramingTest {
  private static final String GOOD = "GET /good HTTP/1.1\r\nHost: web\r\n\r\n";

  @TempDir Path folder;
  private Gateway gateway;
  private Origin origin;
  private HostPort listen;

  @BeforeEach
  void open() throws IOException {
    origin = new Origin("night-web-1.1");
    listen = FreePorts.next();
    var web = new Routes.Assembly("web", listen, List.of(origin.route(SERVING)));
    var file = folder.resolve("routes");
    RoutesFile.write(file, new Routes(1, "logs", "night", FreePorts.next(), List.of(web)));
    gateway = Gateway.open(file, Limits.USUAL);
  }

  @AfterEach
  void close() {
    gateway.close();
    origin.close();
  }

  /// All that comes back until the gateway closes.
  private String talk(String bytes) throws IOException {
    try (var socket = new Socket(listen.host(), listen.port())) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /// A bar stands for CR and LF.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1|Host: web|Content-Length: 3|Content-Length: 4||abc",
        "POST / HTTP/1.1|Host: web|Content-Length: 3, 4||abc",
        "POST / HTTP/1.1|Host: web|Content-Length: +3||abc",
        "POST / HTTP/1.1|Host: web|Content-Length: -3||abc",
        "POST / HTTP/1.1|Host: web|Content-Length: 0x3||abc",
        "POST / HTTP/1.1|Host: web|Content-Length: 3|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding: chunked|Content-Length: 3||0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding: xchunked||0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding: chunked, identity||0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.0|Host: web|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding : chunked||0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding: chunked||zz|abc|0||",
        "POST / HTTP/1.1|Host: web|Transfer-Encoding: chunked||3\nabc|0||",
        "GET / HTTP/1.1\nHost: web\n\n",
        "GET / HTTP/1.1|Host: web\nX: y||",
        "GET / HTTP/1.1|Host: web|X: a| b||",
        "GET / HTTP/1.1| Host: web||",
        "GET / HTTP/1.1|Host: web|X: a\rb||",
        "GET / HTTP/1.1|Host: web|X: a\0b||",
        "GET / HTTP/1.1|Host: web|Host: other||",
        "GET / HTTP/1.1||",
        "GET / HTTP/1.1|Host: web|Connection: host||",
        "GET no-path HTTP/1.1|Host: web||",
        "CONNECT other:80 HTTP/1.1|Host: web||",
        "GET / HTTP/2.0|Host: web||",
        "NONSENSE||"
      })
  void ends_in_400_and_a_closed_connection(String attack) throws IOException {
    var answer = talk(attack.replace("|", "\r\n") + GOOD);
    assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 200");
    assertThat(origin.requests()).as("an instance saw %s", answer).isLessThanOrEqualTo(1);
    assertThat(talk(GOOD.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_head_that_is_too_long_ends_in_431() throws IOException {
    assertThat(talk("GET / HTTP/1.1\r\nHost: web\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(talk("GET /" + "y".repeat(10_000) + " HTTP/1.1\r\nHost: web\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ");
    assertThat(origin.requests()).isZero();
  }

  @Test
  void a_head_may_come_byte_by_byte() throws IOException {
    try (var socket = new Socket(listen.host(), listen.port())) {
      socket.setTcpNoDelay(true);
      var request = "\r\nGET /good HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n";
      for (byte one : request.getBytes(StandardCharsets.ISO_8859_1)) {
        socket.getOutputStream().write(one);
        socket.getOutputStream().flush();
      }
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void requests_sent_in_one_go_are_answered_in_order() throws IOException {
    var chunked =
        "POST /echo HTTP/1.1\r\nHost: web\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "1\r\na\r\n".repeat(2_000)
            + "0\r\n\r\n";
    var last = "GET /last HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n";
    var answers = talk(GOOD.repeat(20) + chunked + last);
    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(23);
    assertThat(answers.replaceAll("[^a]", "").length()).isGreaterThanOrEqualTo(2_000);
    assertThat(origin.requests()).isEqualTo(22);
  }

  @Test
  void one_of_http_1_0_is_answered_without_chunks() throws IOException {
    var answer = talk("POST /echo HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc");
    assertThat(answer).doesNotContainIgnoringCase("chunked").endsWith("\r\n\r\nabc");
  }
}
