package hoops.engine.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A file as one row per key that is written, short forms written out.
final class Flat {
  /// The row of a key, its value as one text, its place.
  record Row(Key key, String text, Mark mark) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private Flat() {}

  static Map<String, Row> of(Located root) {
    var flat = new Flat();
    for (var field : Look.fields(root)) {
      KeyTable.ONE
          .row(field.key().text())
          .ifPresent(key -> flat.add(key, field.value(), field.key().text()));
    }
    return flat.rows;
  }

  private void add(Key key, Located value, String path) {
    if (Look.absent(value)) {
      rows.put(path, new Row(key, "", value.mark()));
      return;
    }
    switch (key.shape()) {
      case Shape.Group(var shortKey) -> group(key, shortKey, value, path);
      case Shape.Gate gate -> {
        if (Look.text(value, "").equals("none")) {
          rows.put(path, new Row(key, "none", value.mark()));
        } else {
          group(key, gate.first(), value, path);
        }
      }
      case Shape.Open _, Shape.Named _, Shape.Names _ -> beneath(key, value, path);
      case Shape.PerAssembly _ -> {
        if (value instanceof Located.Fields fields) {
          fields.fields().forEach(each -> one(key, each.value(), path + "." + each.key().text()));
        } else {
          one(key, value, path + ".default");
        }
      }
      case Shape.One _, Shape.Many _, Shape.Command _, Shape.Commands _ -> one(key, value, path);
      case Shape.Choosing _, Shape.Free _ -> one(key, value, path);
    }
  }

  private void group(Key key, String shortKey, Located value, String path) {
    if (value instanceof Located.Fields) {
      beneath(key, value, path);
    } else {
      KeyTable.ONE
          .row(key.path() + "." + shortKey)
          .ifPresent(row -> add(row, value, path + "." + shortKey));
    }
  }

  private void beneath(Key key, Located value, String path) {
    for (var field : Look.fields(value)) {
      var word = field.key().text();
      KeyTable.ONE
          .under(key.path(), word)
          .ifPresent(row -> add(row, field.value(), path + "." + word));
    }
  }

  private void one(Key key, Located value, String path) {
    rows.put(path, new Row(key, text(value), value.mark()));
  }

  private static String text(Located value) {
    return switch (value) {
      case Located.Text text -> text.text().strip().replaceAll("\\s*\\R\\s*", "; ");
      case Located.Items items ->
          items.items().stream().map(Flat::text).collect(Collectors.joining(", ", "[", "]"));
      case Located.Fields fields ->
          fields.fields().stream()
              .map(field -> field.key().text() + ": " + text(field.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /// The members of a list as one text; one value is a list of one.
  static List<String> members(String text) {
    var inner = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    return inner.isEmpty() ? List.of() : List.of(inner.split(", ", -1));
  }
}
