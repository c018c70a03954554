package hoops.server.store;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Where a codec writes one event: canonical JSON, plus side rows for what may be erased one day.
///
/// The bytes are the fields in the order they are put, without white space, so the same event gives
/// the same bytes for ever. Instants and durations are ISO 8601 texts and lose nothing. Free text
/// and names of persons go through [#side], and only their salted hash is chained (R57). What may
/// be absent is not put; [In#has] asks for it. One thread.
final class Out {
  private final JsonGenerator json;
  private final Sides sides;
  private final String path;

  private Out(JsonGenerator json, Sides sides, String path) {
    this.json = json;
    this.sides = sides;
    this.path = path;
  }

  /// What `writer` puts, as the data and side rows of the event of that name and version.
  static Written write(String name, int version, Consumer<Out> writer) {
    var bytes = new ByteArrayOutputStream(128);
    var sides = new TreeMap<String, String>();
    try (var json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      writer.accept(new Out(json, (field, text) -> beside(sides, field.whole(), text), ""));
      json.writeEndObject();
    }
    return new Written(name, version, bytes.toByteArray(), sides);
  }

  /// What `writer` puts, as one object of `json` that holds its side rows too: for what is kept
  /// beside the journal and not chained.
  static void inline(JsonGenerator json, Consumer<Out> writer) {
    json.writeStartObject();
    writer.accept(new Out(json, (field, text) -> json.writeStringProperty(field.name(), text), ""));
    json.writeEndObject();
  }

  Out put(String name, String text) {
    json.writeStringProperty(name, text);
    return this;
  }

  Out put(String name, long number) {
    json.writeNumberProperty(name, number);
    return this;
  }

  Out put(String name, boolean flag) {
    json.writeBooleanProperty(name, flag);
    return this;
  }

  Out put(String name, Instant instant) {
    return put(name, instant.toString());
  }

  Out put(String name, Duration duration) {
    return put(name, duration.toString());
  }

  Out texts(String name, Collection<String> texts) {
    json.writeName(name).writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
    return this;
  }

  /// An object of texts, by name, in the order of the names.
  Out pairs(String name, Map<String, String> pairs) {
    return object(name, out -> new TreeMap<>(pairs).forEach(out::put));
  }

  /// An array of objects, one for each item, in the order given.
  <T> Out list(String name, Collection<T> items, BiConsumer<? super T, Out> each) {
    json.writeName(name).writeStartArray();
    int index = 0;
    for (var item : items) {
      json.writeStartObject();
      each.accept(item, new Out(json, sides, path + name + "." + index + "."));
      json.writeEndObject();
      index++;
    }
    json.writeEndArray();
    return this;
  }

  Out object(String name, Consumer<Out> fields) {
    json.writeName(name).writeStartObject();
    fields.accept(new Out(json, sides, path + name + "."));
    json.writeEndObject();
    return this;
  }

  /// Text that is free or names a person: a side row, of which the chain knows the salted hash.
  Out side(String name, String text) {
    sides.put(new Field(path, name), text);
    return this;
  }

  private static void beside(SortedMap<String, String> sides, String name, String text) {
    if (sides.put(name, text) != null) {
      throw new IllegalArgumentException("side \"%s\" is put twice".formatted(name));
    }
  }

  /// A field by its name in the object at `path`, which ends with a dot unless it is the whole.
  private record Field(String path, String name) {
    String whole() {
      return path + name;
    }
  }

  /// Where side rows go.
  private interface Sides {
    void put(Field field, String text);
  }
}
