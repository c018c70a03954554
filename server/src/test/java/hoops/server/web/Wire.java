package hoops.server.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Bytes over a socket, so that nothing between the test and the server mends them.
final class Wire {
  private Wire() {}

  /// All that the server answers to these bytes until it closes.
  static String ask(int port, String bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String get(int port, String path, String... headers) throws IOException {
    return ask(port, head("GET", path, port, headers) + "\r\n");
  }

  static String post(int port, String path, String body, String... headers) throws IOException {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    return ask(
        port,
        head("POST", path, port, headers)
            + "Content-Type: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /// The head of a request of somebody signed in; a given header replaces the usual one.
  static String head(String method, String path, int port, String... headers) {
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    var given = String.join("\r\n", headers);
    if (!given.contains("Host:")) {
      head.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    if (!given.contains("Authorization:")) {
      head.append("Authorization: Bearer hoops_test\r\n");
    }
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("Connection: close\r\n").toString();
  }

  static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
