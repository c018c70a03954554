package logs.common;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a client asks: the method, the path, its parameters, and the text it brings. */
public record Request(
    String method, String path, Map<String, String> parameters, String source, String body) {
  private static final int MOST = 4 << 20;

  static Request of(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MOST);
    var source = exchange.getRequestHeaders().getFirst("Log-Source");
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parameters(exchange.getRequestURI().getRawQuery()),
        source == null ? "" : source,
        new String(body, StandardCharsets.UTF_8));
  }

  /** The parameters of a query string; of one that is said twice, the last. */
  static Map<String, String> parameters(String query) {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> pair.length == 1 ? "" : decoded(pair[1]), (a, b) -> b));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The lines of the body, without the empty ones. */
  public List<String> lines() {
    return body.lines().filter(line -> !line.isBlank()).toList();
  }
}
