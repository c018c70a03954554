package hoops.engine.system;

import java.util.ArrayList;
import java.util.List;

/// A located value as one text, for the journal: it keeps every place and every character.
///
/// Each node is a letter, its place and its size: `t1:5:3:abc` a text of three characters,
/// `i1:5:2:` a list and then its two nodes, `f1:1:1:` fields and then a key and a value each. Read
/// without recursion deeper than [#DEEPEST].
public final class LocatedText {
  static final int DEEPEST = 100;

  private final String text;
  private int at;

  private LocatedText(String text) {
    this.text = text;
  }

  /// Neither meaning nor order nor place is lost.
  public static String write(Located located) {
    var out = new StringBuilder();
    write(located, out);
    return out.toString();
  }

  private static void write(Located located, StringBuilder out) {
    switch (located) {
      case Located.Text scalar ->
          head(out, 't', scalar, scalar.text().length()).append(scalar.text());
      case Located.Items items -> {
        head(out, 'i', items, items.items().size());
        items.items().forEach(item -> write(item, out));
      }
      case Located.Fields fields -> {
        head(out, 'f', fields, fields.fields().size());
        for (var field : fields.fields()) {
          write(field.key(), out);
          write(field.value(), out);
        }
      }
    }
  }

  private static StringBuilder head(StringBuilder out, char letter, Located node, int size) {
    return out.append(letter)
        .append(node.mark().line())
        .append(':')
        .append(node.mark().column())
        .append(':')
        .append(size)
        .append(':');
  }

  /// Reads what [#write] gave; anything else is an IllegalArgumentException.
  public static Located read(String text) {
    var reader = new LocatedText(text);
    var located = reader.node(0);
    if (reader.at != text.length()) {
      throw new IllegalArgumentException("more than one value, at " + reader.at);
    }
    return located;
  }

  private Located node(int depth) {
    if (depth > DEEPEST || at >= text.length()) {
      throw new IllegalArgumentException("no located value at " + at);
    }
    char letter = text.charAt(at++);
    var mark = new Mark(number(), number());
    int size = number();
    return switch (letter) {
      case 't' -> new Located.Text(take(size), mark);
      case 'i' -> new Located.Items(items(size, depth), mark);
      case 'f' -> new Located.Fields(fields(size, depth), mark);
      default -> throw new IllegalArgumentException("no located value at " + (at - 1));
    };
  }

  private List<Located> items(int size, int depth) {
    var items = new ArrayList<Located>();
    for (int item = 0; item < size; item++) {
      items.add(node(depth + 1));
    }
    return items;
  }

  private List<Located.Field> fields(int size, int depth) {
    var fields = new ArrayList<Located.Field>();
    for (int field = 0; field < size; field++) {
      if (!(node(depth + 1) instanceof Located.Text key)) {
        throw new IllegalArgumentException("a key that is no text, before " + at);
      }
      fields.add(new Located.Field(key, node(depth + 1)));
    }
    return fields;
  }

  private int number() {
    int end = text.indexOf(':', at);
    if (end < 0 || end == at || end - at > 9) {
      throw new IllegalArgumentException("no number at " + at);
    }
    int number = Integer.parseInt(text.substring(at, end));
    at = end + 1;
    return number;
  }

  private String take(int size) {
    if (size < 0 || at + size > text.length()) {
      throw new IllegalArgumentException("a text that is cut short, at " + at);
    }
    var taken = text.substring(at, at + size);
    at += size;
    return taken;
  }
}
