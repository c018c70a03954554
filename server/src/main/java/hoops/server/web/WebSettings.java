package hoops.server.web;

import java.time.Duration;

/// Where the server listens: always on loopback. Port 0 takes a free one. `idle` ends a connection
/// on which nothing moves, among them a write that is stuck on its reader.
public record WebSettings(int port, Duration idle) {
  public static final int PORT = 7070;

  public static WebSettings on(int port) {
    return new WebSettings(port, Duration.ofSeconds(30));
  }
}
