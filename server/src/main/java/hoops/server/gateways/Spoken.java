package hoops.server.gateways;

import hoops.engine.InstanceId;
import hoops.wire.Json;
import hoops.wire.JsonBroken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// What a gateway says of itself, asked on its loopback port.
final class Spoken {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /// One answer: the version of the routes in force, and the requests under way to each life.
  record State(long version, Json.Members document) {
    /// Whether no request is under way to this life, by routes of that version or a later one.
    boolean drained(InstanceId id, long since) {
      return version >= since
          && document.members("assemblies").stream()
              .flatMap(assembly -> assembly.members("instances").stream())
              .filter(one -> one.text("id", "").equals(id.text()))
              .allMatch(one -> one.number("in_flight", 0) == 0);
    }
  }

  /// Empty where nobody answers there.
  Optional<State> ask(int port) throws InterruptedException {
    var ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/state"))
            .timeout(LIMIT)
            .build();
    try {
      var answer = http.send(ask, BodyHandlers.ofString());
      return answer.statusCode() == 200 && Json.read(answer.body()) instanceof Json.Members document
          ? Optional.of(new State(document.number("version", -1), document))
          : Optional.empty();
    } catch (IOException | JsonBroken silent) {
      return Optional.empty();
    }
  }
}
