package hoops.engine.system;

import java.util.Comparator;
import java.util.List;

/// A located value without its places, keys in order: what a fingerprint is taken of (S12).
///
/// Sizes stand before what they count, so that no two values have one text.
final class Canonical {
  private Canonical() {}

  /// The text of a value, less these keys at its top.
  static String text(Located located, String... less) {
    var out = new StringBuilder();
    if (located instanceof Located.Fields fields) {
      var left = List.of(less);
      write(
          new Located.Fields(
              fields.fields().stream().filter(field -> !left.contains(field.key().text())).toList(),
              fields.mark()),
          out);
    } else {
      write(located, out);
    }
    return out.toString();
  }

  private static void write(Located located, StringBuilder out) {
    switch (located) {
      case Located.Text text ->
          out.append('t').append(text.text().length()).append(':').append(text.text());
      case Located.Items items -> {
        out.append('i').append(items.items().size()).append(':');
        items.items().forEach(item -> write(item, out));
      }
      case Located.Fields fields -> {
        out.append('f').append(fields.fields().size()).append(':');
        fields.fields().stream()
            .sorted(Comparator.comparing(field -> field.key().text()))
            .forEach(field -> {
              write(field.key(), out);
              write(field.value(), out);
            });
      }
    }
  }
}
