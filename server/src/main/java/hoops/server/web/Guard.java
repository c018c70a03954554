package hoops.server.web;

import hoops.server.commands.Ending;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Judges a request before anything else looks at it: its host, where it comes from, its path
/// (docs/security.md). Immutable; any thread.
final class Guard {
  private final Set<String> hosts;

  Guard(int port) {
    hosts =
        Set.of(
            "127.0.0.1:" + port, "localhost:" + port, "hoops.localhost:" + port, "[::1]:" + port);
  }

  /// Throws [Rejected] for a name that is not ours, or a page of another origin.
  void judge(Request request) {
    var host =
        request.getHeaders().getFields(HttpHeader.HOST).size() == 1 ? header(request, "Host") : "";
    if (!hosts.contains(host)) {
      throw Rejected.of(403, Ending.DENIED, "This server is not called by that name.");
    }
    var origin = header(request, "Origin");
    if (!origin.isEmpty() && !origin.equals("http://" + host)) {
      throw Rejected.of(403, Ending.DENIED, "A page of another origin may not ask here.");
    }
    var site = header(request, "Sec-Fetch-Site");
    if (!site.isEmpty() && !site.equals("same-origin") && !site.equals("none")) {
      throw Rejected.of(403, Ending.DENIED, "A page of another site may not ask here.");
    }
  }

  private static String header(Request request, String name) {
    var value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  /// The segments of the path, decoded once; [Rejected] for whatever could mean two things.
  List<String> path(Request request) {
    var raw = request.getHttpURI().getPath();
    if (raw == null || !raw.startsWith("/")) {
      throw Rejected.bad("A path begins with a slash.");
    }
    var segments = new ArrayList<String>();
    for (var segment : raw.substring(1).split("/", -1)) {
      segments.add(segment(segment));
    }
    return List.copyOf(segments);
  }

  private static String segment(String raw) {
    if (raw.isEmpty() || raw.indexOf(';') >= 0 || raw.indexOf('\\') >= 0) {
      throw Rejected.bad("This path is not in its plain form.");
    }
    var decoded = decoded(raw.replace("+", "%2B"));
    var odd =
        decoded.equals(".")
            || decoded.equals("..")
            || decoded.indexOf('\ufffd') >= 0
            || decoded.chars().anyMatch(c -> c < 0x20 || c == 0x7f || "/\\;%".indexOf(c) >= 0);
    if (odd) {
      throw Rejected.bad("This path is not in its plain form.");
    }
    return decoded;
  }

  /// The values of the query by name.
  SortedMap<String, List<String>> query(Request request) {
    var values = new TreeMap<String, List<String>>();
    var raw = request.getHttpURI().getQuery();
    if (raw == null || raw.isEmpty()) {
      return values;
    }
    for (var pair : raw.split("&", -1)) {
      int at = pair.indexOf('=');
      var name = decoded(at < 0 ? pair : pair.substring(0, at));
      var value = at < 0 ? "true" : decoded(pair.substring(at + 1));
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return values;
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Rejected.bad("A percent sign is not followed by two hex digits.");
    }
  }
}
