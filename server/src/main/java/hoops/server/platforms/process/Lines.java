package hoops.server.platforms.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text of a small file of `key=value` lines, which a shell can write too.
///
/// A key may come more than once. In a value a backslash is written twice and a line feed as `\n`.
record Lines(List<Line> lines) {
  Lines {
    lines = List.copyOf(lines);
  }

  /// One line; its value is unescaped.
  record Line(String key, String value) {}

  static Lines of() {
    return new Lines(List.of());
  }

  /// Reads them; a line without `=` is an IllegalArgumentException.
  static Lines parse(String text) {
    var lines = new ArrayList<Line>();
    for (var each : text.lines().toList()) {
      int at = each.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException("\"%s\" is no key=value".formatted(each));
      }
      lines.add(new Line(each.substring(0, at), unescaped(each.substring(at + 1))));
    }
    return new Lines(lines);
  }

  Lines with(Line line) {
    var more = new ArrayList<>(lines);
    more.add(line);
    return new Lines(more);
  }

  Lines with(String key, String value) {
    return with(new Line(key, value));
  }

  Lines with(String key, long number) {
    return with(new Line(key, Long.toString(number)));
  }

  /// The value of the first line with this key.
  Optional<String> one(String key) {
    return lines.stream().filter(each -> each.key().equals(key)).map(Line::value).findFirst();
  }

  /// The same where it must be there: IllegalArgumentException.
  String needed(String key) {
    return one(key).orElseThrow(() -> new IllegalArgumentException("no " + key + "= line"));
  }

  List<String> all(String key) {
    return lines.stream().filter(each -> each.key().equals(key)).map(Line::value).toList();
  }

  String text() {
    var text = new StringBuilder();
    for (var each : lines) {
      text.append(each.key()).append('=');
      text.append(each.value().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    }
    return text.toString();
  }

  private static String unescaped(String value) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '\\' && i + 1 < value.length()) {
        i++;
        text.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
      } else {
        text.append(each);
      }
    }
    return text.toString();
  }
}
