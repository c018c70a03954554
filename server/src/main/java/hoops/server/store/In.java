package hoops.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Where a codec reads one event back: the mirror of [Out].
///
/// A name that is absent, or of another kind than asked, is an IllegalArgumentException that says
/// which; ask [#has] first for what was added later or may be absent. Names nobody asks for are
/// ignored. One thread.
final class In {
  private final Json.Fields fields;
  private final Map<String, String> sides;
  private final String path;

  private In(Json.Fields fields, Map<String, String> sides, String path) {
    this.fields = fields;
    this.sides = sides;
    this.path = path;
  }

  static In of(byte[] data, Map<String, String> sides) {
    return new In(Json.parse(data), sides, "");
  }

  /// Whether a field or a side row of that name stands here.
  boolean has(String name) {
    return fields.byName().containsKey(name) || sides.containsKey(path + name);
  }

  String text(String name) {
    return field(name) instanceof Json.Text(var text) ? text : this.<String>wrong(name, "text");
  }

  long number(String name) {
    return field(name) instanceof Json.Number(var number)
        ? number
        : this.<Long>wrong(name, "number");
  }

  /// A number that is an `int` in the event.
  int count(String name) {
    return Math.toIntExact(number(name));
  }

  boolean flag(String name) {
    return field(name) instanceof Json.Flag(var flag) ? flag : this.<Boolean>wrong(name, "flag");
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  Duration duration(String name) {
    return Duration.parse(text(name));
  }

  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (var item : items(name)) {
      texts.add(item instanceof Json.Text(var text) ? text : this.<String>wrong(name, "texts"));
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
      var inner = item instanceof Json.Fields it ? it : this.<Json.Fields>wrong(name, "objects");
      list.add(each.apply(new In(inner, sides, path + name + "." + list.size() + ".")));
    }
    return list;
  }

  <T> T object(String name, Function<In, T> read) {
    return read.apply(object(name));
  }

  /// The text of a side row; `erased` where it has been erased.
  String side(String name) {
    var text = sides.get(path + name);
    return text != null ? text : this.<String>wrong(name, "side row");
  }

  private In object(String name) {
    var inner =
        field(name) instanceof Json.Fields it ? it : this.<Json.Fields>wrong(name, "object");
    return new In(inner, sides, path + name + ".");
  }

  private List<Json> items(String name) {
    return field(name) instanceof Json.Items(var all) ? all : this.<List<Json>>wrong(name, "list");
  }

  private Json field(String name) {
    var field = fields.byName().get(name);
    return field != null ? field : this.<Json>wrong(name, "field");
  }

  private <T> T wrong(String name, String wanted) {
    throw new IllegalArgumentException("no %s \"%s\"".formatted(wanted, path + name));
  }
}
