package logs.common;

import java.util.Map;

/** What goes back to a client. */
public record Answer(int status, String type, Map<String, String> headers, String body) {
  public static Answer text(int status, String body) {
    return new Answer(status, "text/plain", Map.of(), body);
  }

  public static Answer page(String body) {
    return new Answer(200, "text/html", Map.of(), body);
  }

  public Answer with(Map<String, String> more) {
    return new Answer(status, type, more, body);
  }
}
