package hoops.server.web;

import hoops.server.commands.Trouble;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/// Writes whole answers.
final class Answering {
  private Answering() {}

  static void json(Response response, int status, Json.Members body) throws IOException {
    write(response, status, "application/json", body.text() + "\n");
  }

  static void word(Response response, int status, String word) throws IOException {
    write(response, status, "text/plain; charset=utf-8", word + "\n");
  }

  /// A JSON Schema, which holds nothing of the system: for editors, who do not sign in.
  static void schema(Response response, String text) throws IOException {
    write(response, 200, "application/schema+json", text + "\n");
  }

  /// A problem as RFC 9457 has it, with the fields of the command line's error (docs/formats.md).
  static void problem(Response response, int status, Trouble trouble) throws IOException {
    var body =
        new Fields()
            .put("type", "/errors/" + trouble.ending().word())
            .put("title", trouble.ending().word().replace('_', ' ').toLowerCase(Locale.ROOT))
            .put("status", status)
            .put("detail", trouble.message())
            .put("code", trouble.ending().word())
            .put("exit", trouble.ending().exit())
            .put("hint", trouble.hint())
            .put("gates", trouble.gates())
            .members();
    write(response, status, "application/problem+json", body.text() + "\n");
  }

  static void headers(Response response) {
    response
        .getHeaders()
        .put("X-Content-Type-Options", "nosniff")
        .put("Referrer-Policy", "no-referrer")
        .put("Cross-Origin-Resource-Policy", "same-origin")
        .put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .put("Cache-Control", "no-store");
  }

  private static void write(Response response, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put("Content-Type", type).put("Content-Length", bytes.length);
    Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
  }
}
