package hoops.wire;

import java.util.List;
import java.util.Map;

/// Writes the kinds of JSON that need care on one line; every control character, line separator and
/// lone surrogate is escaped.
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private JsonWriter() {}

  static void array(List<Json> items, StringBuilder out) {
    out.append('[');
    var parted = false;
    for (var item : items) {
      if (parted) {
        out.append(',');
      }
      item.appendTo(out);
      parted = true;
    }
    out.append(']');
  }

  static void members(Map<String, Json> values, StringBuilder out) {
    out.append('{');
    var parted = false;
    for (var member : values.entrySet()) {
      if (parted) {
        out.append(',');
      }
      quote(member.getKey(), out);
      out.append(':');
      member.getValue().appendTo(out);
      parted = true;
    }
    out.append('}');
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> plain(text, i, out);
      }
    }
    out.append('"');
  }

  private static void plain(String text, int at, StringBuilder out) {
    var c = text.charAt(at);
    if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029' || lone(text, at)) {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(HEX.charAt((c >> shift) & 0xf));
      }
    } else {
      out.append(c);
    }
  }

  private static boolean lone(String text, int at) {
    var c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
