package hoops.server.watch;

import hoops.engine.fleet.Observation.Running;
import hoops.engine.system.Assembly.HealthCheck;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Carries out one check of one life: only its recorded address and port are ever asked, nothing is
/// followed (security.md, 9.6). Any thread; blocks at most [#LIMIT] for each question.
final class Checks {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int SAID = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Inside inside;

  Checks(Inside inside) {
    this.inside = inside;
  }

  /// Whether it is alive: its path, its command, its port, or that it runs at all.
  Answer live(Running life, List<String> ports, HealthCheck check) throws InterruptedException {
    if (!check.command().isEmpty()) {
      return command(life, check);
    }
    if (ports.isEmpty()) {
      return new Answer.Well();
    }
    return check.path().isEmpty()
        ? port(life, ports, check)
        : path(life, ports, check, check.path());
  }

  /// Whether it takes traffic: its readiness path; where none is said, being alive is enough.
  Answer ready(Running life, List<String> ports, HealthCheck check) throws InterruptedException {
    return check.ready().isEmpty() || ports.isEmpty()
        ? new Answer.Well()
        : path(life, ports, check, check.ready());
  }

  private Answer command(Running life, HealthCheck check) throws InterruptedException {
    var ended = inside.run(life.id(), check.command(), LIMIT);
    return ended.code() == 0
        ? new Answer.Well()
        : new Answer.Failing(
            "%s -> %s %s"
                .formatted(
                    String.join(" ", check.command()),
                    ended.code() < 0 ? "no end in time" : "exit " + ended.code(),
                    brief(ended.said()))
                .strip());
  }

  private Answer port(Running life, List<String> ports, HealthCheck check) {
    int port = number(life, ports, check);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(life.address(), port), (int) LIMIT.toMillis());
      return own(life, port);
    } catch (IOException refused) {
      return new Answer.Failing("port %d: %s".formatted(port, refused.getMessage()));
    }
  }

  private Answer path(Running life, List<String> ports, HealthCheck check, String path)
      throws InterruptedException {
    int port = number(life, ports, check);
    var address = "%s:%d%s".formatted(life.address(), port, path);
    try {
      var ask = HttpRequest.newBuilder(URI.create("http://" + address)).timeout(LIMIT).build();
      var answer = http.send(ask, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return answer.statusCode() == 200
            ? own(life, port)
            : new Answer.Failing(
                "GET %s -> %d %s".formatted(address, answer.statusCode(), said(body)).strip());
      }
    } catch (IOException | IllegalArgumentException trouble) {
      var why =
          trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
      return new Answer.Failing("GET %s: %s".formatted(address, why));
    }
  }

  private Answer own(Running life, int port) {
    return inside.owns(life.id(), port)
        ? new Answer.Well()
        : new Answer.Failing("port %d answers, but it is not this instance's".formatted(port));
  }

  private static int number(Running life, List<String> ports, HealthCheck check) {
    var name = check.port().isEmpty() ? ports.getFirst() : check.port();
    return life.ports().getOrDefault(name, 0);
  }

  private static String said(InputStream body) throws IOException {
    return brief(new String(body.readNBytes(SAID), StandardCharsets.UTF_8));
  }

  /// The first words on one line.
  private static String brief(String said) {
    var line = said.strip().replaceAll("\\s+", " ");
    return line.length() > SAID ? line.substring(0, SAID) : line;
  }
}
