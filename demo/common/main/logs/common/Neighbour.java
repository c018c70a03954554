package logs.common;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Another program of the service, at the stable address that this one was told. */
public final class Neighbour {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Made at the first call, not at the start: a client costs more than all the rest. */
  private static final class Client {
    static final HttpClient ONE =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
  }

  private final String name;
  private final String address;

  public Neighbour(String name, String address) {
    this.name = name;
    this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** The neighbour of that name, at its NAME_URL. */
  public static Neighbour told(String name, Map<String, String> told) {
    var key = name.toUpperCase() + "_URL";
    var address = told.get(key);
    if (address == null) {
      throw new IllegalArgumentException("not told where " + name + " is: set " + key);
    }
    return new Neighbour(name, address);
  }

  /** Hands lines over; source and number tell a repeated call from a new one. */
  public void give(List<String> lines, String source) throws InterruptedException {
    var body = String.join("\n", lines) + "\n";
    ask(request("/lines").header("Log-Source", source).POST(BodyPublishers.ofString(body)).build());
  }

  /** Asks by GET; parameters are names and values in turn. */
  public HttpResponse<String> get(String path, String... parameters) throws InterruptedException {
    var query = new StringBuilder();
    for (int i = 0; i + 1 < parameters.length; i += 2) {
      query.append(i == 0 ? '?' : '&').append(parameters[i]).append('=')
          .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return ask(request(path + query).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> ask(HttpRequest request) throws InterruptedException {
    try {
      var answer = Client.ONE.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Unreachable(name + " says " + answer.statusCode() + ": " + answer.body().strip());
      }
      return answer;
    } catch (IOException silent) {
      throw new Unreachable(name + " does not answer: " + silent);
    }
  }
}
