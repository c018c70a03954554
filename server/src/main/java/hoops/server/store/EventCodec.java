package hoops.server.store;

import hoops.engine.Event;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How one event is stored, for ever: its name, typed by hand, its version, and both directions.
///
/// A field that is added raises the version, and `read` gives it a default where [In#has] says it
/// is absent: the reader takes every version from 1 to this one. Meaning never changes; that is a
/// new event. Made in three steps, so that none is forgotten:
///
/// ```
/// static final EventCodec<ReignBegan> REIGN_BEGAN =
///     EventCodec.of("control.reign-began", 1, ReignBegan.class)
///         .write((event, out) -> out.put("epoch", event.epoch().number()))
///         .read(in -> new ReignBegan(new Epoch(in.number("epoch"))));
/// ```
final class EventCodec<E extends Event> {
  private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

  private final String name;
  private final int version;
  private final Class<E> type;
  private final BiConsumer<E, Out> writer;
  private final Function<In, E> reader;

  private EventCodec(Named<E> named, BiConsumer<E, Out> writer, Function<In, E> reader) {
    this.name = named.name;
    this.version = named.version;
    this.type = named.type;
    this.writer = writer;
    this.reader = reader;
  }

  /// `name` is `chapter.what-happened`; `version` is 1, and one more for each change of the fields.
  static <E extends Event> Named<E> of(String name, int version, Class<E> type) {
    if (!NAME.matcher(name).matches() || version < 1) {
      throw new IllegalArgumentException("no stored name: %s, %d".formatted(name, version));
    }
    return new Named<>(name, version, type);
  }

  String name() {
    return name;
  }

  int version() {
    return version;
  }

  Class<E> type() {
    return type;
  }

  /// `event` must be of [#type], else ClassCastException: a bug.
  Written write(Event event) {
    return Out.write(name, version, out -> writer.accept(type.cast(event), out));
  }

  E read(byte[] data, Map<String, String> sides) {
    return reader.apply(In.of(data, sides));
  }

  /// A codec that has its name only.
  record Named<E extends Event>(String name, int version, Class<E> type) {
    Halfway<E> write(BiConsumer<E, Out> writer) {
      return new Halfway<>(this, writer);
    }
  }

  /// A codec that can write only.
  record Halfway<E extends Event>(Named<E> named, BiConsumer<E, Out> writer) {
    EventCodec<E> read(Function<In, E> reader) {
      return new EventCodec<>(named, writer, reader);
    }
  }
}
