package hoops.server.store;

import hoops.engine.Event;
import hoops.engine.journal.JournalBroken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every codec there is, by the type of the event and by its stored name.
///
/// Each chapter adds its list in one line of [#ALL]. Immutable; any thread.
final class Codecs {
  static final Codecs ALL =
      new Codecs(
          Stream.<List<EventCodec<?>>>of( //
                  ControlCodecs.ALL,
                  SystemCodecs.ALL,
                  BuildCodecs.ALL,
                  ReleaseCodecs.ALL,
                  TierCodecs.ALL,
                  PeopleCodecs.ALL,
                  ProblemCodecs.ALL,
                  FleetCodecs.ALL,
                  RolloutCodecs.ALL)
              .flatMap(List::stream)
              .toList());

  private final Map<Class<?>, EventCodec<?>> byType = new HashMap<>();
  private final Map<String, EventCodec<?>> byName = new HashMap<>();

  /// Two codecs of one type or of one name are an IllegalArgumentException: a bug.
  Codecs(List<EventCodec<?>> codecs) {
    for (var codec : codecs) {
      if (byType.put(codec.type(), codec) != null || byName.put(codec.name(), codec) != null) {
        throw new IllegalArgumentException("two codecs for " + codec.name());
      }
    }
  }

  Optional<EventCodec<?>> of(Class<?> event) {
    return Optional.ofNullable(byType.get(event));
  }

  /// An event without a codec is an IllegalArgumentException: a bug, before anything is durable.
  Written write(Event event) {
    var codec = byType.get(event.getClass());
    if (codec == null) {
      throw new IllegalArgumentException("no codec writes " + event.getClass().getName());
    }
    return codec.write(event);
  }

  /// The event that was written so. [JournalBroken] where a newer Hoops wrote it (I6), or where the
  /// data is not what its name says.
  Event read(Written written) {
    var codec = byName.get(written.name());
    if (codec == null || written.version() > codec.version()) {
      throw new JournalBroken(
          "the journal holds \"%s\" version %d, which this Hoops does not know: upgrade Hoops"
              .formatted(written.name(), written.version()));
    }
    try {
      return codec.read(written.data(), written.sides());
    } catch (RuntimeException e) {
      throw new JournalBroken(
          "\"%s\" version %d cannot be read: %s"
              .formatted(written.name(), written.version(), e.getMessage()),
          e);
    }
  }
}
