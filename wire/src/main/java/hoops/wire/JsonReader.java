package hoops.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads one JSON document from a text that is whole in memory; one use, one thread.
final class JsonReader {
  private static final int DEEPEST = 64;
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?";
  private static final int LONGEST_NUMBER = 40;

  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  Json document() {
    var value = value();
    blank();
    if (at < text.length()) {
      throw broken("something stands behind the value");
    }
    return value;
  }

  private Json value() {
    blank();
    return switch (peek()) {
      case '{' -> members();
      case '[' -> array();
      case '"' -> new Json.Text(string());
      case 't' -> word("true", Json.Truth.TRUE);
      case 'f' -> word("false", Json.Truth.FALSE);
      case 'n' -> word("null", Json.Nothing.NULL);
      default -> number();
    };
  }

  private Json members() {
    enter();
    var values = new LinkedHashMap<String, Json>();
    if (!ends('}')) {
      do {
        blank();
        if (peek() != '"') {
          throw broken("a name in quotes is expected");
        }
        var name = string();
        expect(':');
        if (values.put(name, value()) != null) {
          throw broken("\"" + name + "\" stands here twice");
        }
      } while (goesOn('}'));
    }
    depth--;
    return new Json.Members(values);
  }

  private Json array() {
    enter();
    var items = new ArrayList<Json>();
    if (!ends(']')) {
      do {
        items.add(value());
      } while (goesOn(']'));
    }
    depth--;
    return new Json.Array(items);
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw broken("nested deeper than " + DEEPEST);
    }
  }

  private boolean ends(char end) {
    blank();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean goesOn(char end) {
    blank();
    var c = peek();
    at++;
    if (c != ',' && c != end) {
      at--;
      throw broken("a comma or " + end + " is expected");
    }
    return c == ',';
  }

  private void expect(char c) {
    blank();
    if (peek() != c) {
      throw broken(c + " is expected");
    }
    at++;
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw broken("a value is expected");
    }
    at += word.length();
    return value;
  }

  private Json number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var digits = text.substring(start, at);
    if (digits.length() > LONGEST_NUMBER || !(plain(digits) || digits.matches(NUMBER))) {
      at = start;
      throw broken("a value is expected");
    }
    return new Json.Amount(digits);
  }

  /// Whether these are the digits of a whole number, as nearly all numbers are: then no pattern
  /// need be compiled.
  private static boolean plain(String digits) {
    int i = 0;
    while (i < digits.length() && digits.charAt(i) >= '0' && digits.charAt(i) <= '9') {
      i++;
    }
    return i > 0 && i == digits.length() && (i == 1 || digits.charAt(0) != '0');
  }

  private String string() {
    var out = new StringBuilder();
    at++;
    while (true) {
      var c = peek();
      at++;
      if (c == '"') {
        return whole(out);
      }
      if (c < 0x20) {
        at--;
        throw broken("a control character stands in a text");
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    var c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw broken("no such escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw broken("four hex digits are expected");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private String whole(StringBuilder out) {
    for (int i = 0; i < out.length(); i++) {
      var c = out.charAt(i);
      var paired =
          Character.isHighSurrogate(c)
              && i + 1 < out.length()
              && Character.isLowSurrogate(out.charAt(i + 1));
      if (Character.isSurrogate(c) && !paired) {
        throw broken("half a character stands in a text");
      }
      i += paired ? 1 : 0;
    }
    return out.toString();
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw broken("it ends too early");
    }
    return text.charAt(at);
  }

  private JsonBroken broken(String what) {
    return new JsonBroken("no JSON at character " + (at + 1) + ": " + what);
  }
}
