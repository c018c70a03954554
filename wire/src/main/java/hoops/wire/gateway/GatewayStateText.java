package hoops.wire.gateway;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a [GatewayState] as the JSON document that the gateway answers `GET /state` with.
///
/// Fields bear the names of the records' components; `in_flight` is written so. Pure; any thread.
public final class GatewayStateText {
  private GatewayStateText() {}

  public static String json(GatewayState state) {
    return "{\"pid\":%d,\"tier\":%s,\"version\":%d,\"trouble\":%s,\"assemblies\":%s}\n"
        .formatted(
            state.pid(),
            quoted(state.tier()),
            state.version(),
            quoted(state.trouble()),
            list(state.assemblies(), GatewayStateText::assembly));
  }

  private static String assembly(GatewayState.Assembly assembly) {
    return ("{\"name\":%s,\"listen\":%s,\"listening\":%b,\"connections\":%d,\"unserved\":%d,"
            + "\"instances\":%s}")
        .formatted(
            quoted(assembly.name()),
            quoted(assembly.listen().toString()),
            assembly.listening(),
            assembly.connections(),
            assembly.unserved(),
            list(assembly.instances(), GatewayStateText::instance));
  }

  private static String instance(GatewayState.Instance instance) {
    return ("{\"id\":%s,\"address\":%s,\"traffic\":%s,\"requests\":%d,\"errors\":%d,"
            + "\"in_flight\":%d,\"connections\":%d}")
        .formatted(
            quoted(instance.id()),
            quoted(instance.address().toString()),
            quoted(instance.traffic()),
            instance.requests(),
            instance.errors(),
            instance.inFlight(),
            instance.connections());
  }

  private static <T> String list(List<T> items, Function<T, String> each) {
    return items.stream().map(each).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
