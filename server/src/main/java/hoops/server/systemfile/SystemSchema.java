package hoops.server.systemfile;

import hoops.engine.system.Form;
import hoops.engine.system.Key;
import hoops.engine.system.KeyTable;
import hoops.engine.system.Shape;
import java.util.List;
import java.util.stream.Collectors;

/// The JSON Schema of `hoops.yaml`, made from the key table (F18):
/// `/schemas/hoops.system-file-1.json`.
///
/// It is for editors: it knows keys and types, and leaves what crosses keys to `hoops validate`.
///
/// Source: JSON Schema, draft 2020-12.
public final class SystemSchema {
  /// The path under which a server shows it.
  public static final String PATH = "/schemas/hoops.system-file-1.json";

  private static final String SCALAR = "{\"type\":[\"string\",\"number\",\"boolean\"]}";

  private SystemSchema() {}

  /// The whole schema as one text.
  public static String text() {
    return "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":%s,\"title\":%s,%s,\"required\":[\"hoops\",\"assemblies\"]}"
        .formatted(quoted(PATH), quoted("The system file of Hoops, format 1"), object(""));
  }

  /// The members of a schema for the keys beneath that path, and for names where it has a `*`.
  private static String object(String path) {
    var rows = KeyTable.ONE.beneath(path);
    var own = rows.stream().filter(row -> row.name().equals("*")).findFirst();
    var keys =
        rows.stream()
            .filter(row -> !row.name().equals("*"))
            .map(row -> quoted(row.name()) + ":" + described(row))
            .collect(Collectors.joining(","));
    return "\"type\":\"object\",\"properties\":{%s},\"additionalProperties\":%s"
        .formatted(keys, own.map(SystemSchema::described).orElse("false"));
  }

  /// A key may have nothing after it, which takes its default.
  private static String described(Key row) {
    return "{\"description\":%s,\"anyOf\":[{\"type\":\"null\"},%s]}"
        .formatted(quoted(row.sentence()), String.join(",", alternatives(row)));
  }

  private static List<String> alternatives(Key row) {
    var object = "{" + object(row.path()) + "}";
    return switch (row.shape()) {
      case Shape.One(var form) -> List.of(scalar(form));
      case Shape.Many(var form) -> listed(scalar(form));
      case Shape.Command _ -> listed(SCALAR);
      case Shape.Commands _ -> listed("{\"anyOf\":[%s,%s]}".formatted(SCALAR, list(SCALAR)));
      case Shape.Group(var shortKey) -> shorter(row, shortKey, object);
      case Shape.Gate gate -> shorter(row, gate.first(), "{\"const\":\"none\"}," + object);
      case Shape.Open _, Shape.Named _ -> List.of(object);
      case Shape.Names _ -> List.of(object, list(SCALAR), SCALAR);
      case Shape.PerAssembly(var form) -> List.of(scalar(form), map(scalar(form)));
      case Shape.Choosing _ -> List.of(SCALAR, list(SCALAR), map(SCALAR));
      case Shape.Free _ -> List.of("{}");
    };
  }

  private static List<String> shorter(Key row, String shortKey, String object) {
    return KeyTable.ONE
        .row(row.path() + "." + shortKey)
        .map(key -> List.of(object, String.join(",", alternatives(key))))
        .orElse(List.of(object));
  }

  private static List<String> listed(String one) {
    return List.of(one, list(one));
  }

  private static String list(String one) {
    return "{\"type\":\"array\",\"items\":%s}".formatted(one);
  }

  private static String map(String one) {
    return "{\"type\":\"object\",\"additionalProperties\":%s}".formatted(one);
  }

  private static String scalar(Form form) {
    return switch (form.kind()) {
      case CHOICE ->
          "{\"enum\":[%s]}"
              .formatted(
                  form.words().stream().map(SystemSchema::quoted).collect(Collectors.joining(",")));
      case BOOL -> "{\"type\":\"boolean\"}";
      case COUNT ->
          "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}".formatted(form.low(), form.high());
      case DURATION ->
          "{\"type\":\"string\",\"pattern\":\"^(none|([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?)$\"}";
      case BYTES -> "{\"type\":\"string\",\"pattern\":\"^[1-9][0-9]*[KMGT]$\"}";
      case TEXT, NAME, REF, SHARE, SCHEDULE, TIME, DAYS, RATE, SPAN, ZONE, LINK -> SCALAR;
      case PATH, WEB_PATH, CONDITION, CURE, PROPERTY, PROPERTY_NAME, VARIABLE -> SCALAR;
      case HOST_PORT, CORES -> SCALAR;
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
