package hoops.server.web;

import hoops.engine.Actor;
import hoops.server.commands.Ending;
import hoops.wire.Json;
import hoops.wire.JsonBroken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// One request that passed the guard and the door: who asks, the path below `/api/v1`, the query.
record Asked(
    Request request,
    Response response,
    Actor actor,
    List<String> path,
    SortedMap<String, List<String>> query) {

  boolean post() {
    return request.getMethod().equals("POST");
  }

  boolean reads() {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /// The header of that name; empty where it is absent.
  String header(String name) {
    var value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  /// The body, at most that long; [Rejected] with 413 beyond.
  byte[] body(int most) throws IOException {
    try (var in = Content.Source.asInputStream(request)) {
      var body = in.readNBytes(most + 1);
      if (body.length > most) {
        throw Rejected.of(413, Ending.USAGE, "The body is longer than " + most + " bytes.");
      }
      return body;
    }
  }

  /// The JSON object of the body, 1 MiB at most; an empty body is an empty object.
  Json.Members json() throws IOException {
    var type = header("Content-Type").split(";", 2)[0].strip();
    if (!type.equals("application/json")) {
      throw Rejected.of(415, Ending.USAGE, "Set the content type to application/json.");
    }
    try {
      var text = new String(body(1 << 20), StandardCharsets.UTF_8);
      if (Json.read(text.isBlank() ? "{}" : text) instanceof Json.Members members) {
        return members;
      }
      throw Rejected.bad("$: an object is expected.");
    } catch (JsonBroken broken) {
      throw Rejected.bad(String.valueOf(broken.getMessage()));
    }
  }

  /// The key that makes the same ask the same: 8 to 128 visible characters, bare or quoted.
  String key() {
    var raw = header("Idempotency-Key");
    var key = raw.matches("\"[^\"]*\"") ? raw.substring(1, raw.length() - 1) : raw;
    if (!key.matches("[\\x21-\\x7e]{8,128}")) {
      throw Rejected.bad("Every POST wants an Idempotency-Key of 8 to 128 visible characters.");
    }
    return key;
  }
}
