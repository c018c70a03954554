package hoops.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a codec reads one event back: the mirror of [Out].
///
/// A name that is absent, or of another kind than asked, is an IllegalArgumentException that says
/// which; ask [#has] first for what was added later or may be absent. Names nobody asks for are
/// ignored. One thread.
final class In {
  private final Json.Fields fields;
  private final @Nullable Map<String, String> sides; // null where they stand among the fields
  private final String path;

  private In(Json.Fields fields, @Nullable Map<String, String> sides, String path) {
    this.fields = fields;
    this.sides = sides;
    this.path = path;
  }

  static In of(byte[] data, Map<String, String> sides) {
    return new In(Json.parse(data), sides, "");
  }

  /// Reads what [Out#inline] wrote.
  static In inline(byte[] data) {
    return new In(Json.parse(data), null, "");
  }

  /// Whether a field or a side row of that name stands here.
  boolean has(String name) {
    return fields.byName().containsKey(name) || (sides != null && sides.containsKey(path + name));
  }

  String text(String name) {
    if (field(name) instanceof Json.Text(var text)) {
      return text;
    }
    throw wrong(name, "text");
  }

  long number(String name) {
    if (field(name) instanceof Json.Whole(var number)) {
      return number;
    }
    throw wrong(name, "number");
  }

  /// A number that is an `int` in the event.
  int count(String name) {
    return Math.toIntExact(number(name));
  }

  boolean flag(String name) {
    if (field(name) instanceof Json.Flag(var flag)) {
      return flag;
    }
    throw wrong(name, "flag");
  }

  Instant instant(String name) {
    return Instants.parse(text(name));
  }

  Duration duration(String name) {
    return Duration.parse(text(name));
  }

  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (var item : items(name)) {
      if (!(item instanceof Json.Text(var text))) {
        throw wrong(name, "list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  SortedMap<String, String> pairs(String name) {
    var pairs = new TreeMap<String, String>();
    var in = object(name);
    in.fields.byName().keySet().forEach(key -> pairs.put(key, in.text(key)));
    return pairs;
  }

  <T> List<T> list(String name, Function<In, T> each) {
    var list = new ArrayList<T>();
    for (var item : items(name)) {
      if (!(item instanceof Json.Fields inner)) {
        throw wrong(name, "list of objects");
      }
      list.add(each.apply(new In(inner, sides, path + name + "." + list.size() + ".")));
    }
    return list;
  }

  <T> T object(String name, Function<In, T> read) {
    return read.apply(object(name));
  }

  /// The text of a side row; `erased` where it has been erased.
  String side(String name) {
    var text = sides == null ? text(name) : sides.get(path + name);
    if (text == null) {
      throw wrong(name, "side row");
    }
    return text;
  }

  private In object(String name) {
    if (field(name) instanceof Json.Fields inner) {
      return new In(inner, sides, path + name + ".");
    }
    throw wrong(name, "object");
  }

  private List<Json> items(String name) {
    if (field(name) instanceof Json.Items(var all)) {
      return all;
    }
    throw wrong(name, "list");
  }

  private Json field(String name) {
    var field = fields.byName().get(name);
    if (field == null) {
      throw wrong(name, "field");
    }
    return field;
  }

  private IllegalArgumentException wrong(String name, String wanted) {
    return new IllegalArgumentException("no %s \"%s\"".formatted(wanted, path + name));
  }
}
