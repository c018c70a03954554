package hoops.engine;

import java.util.List;

/// The answer of the one writer to a command: what happened by it, that it is so already, or why
/// not.
public sealed interface Decision {
  static Decision accept(Event... events) {
    return new Accepted(List.of(events));
  }

  static Decision accept(List<? extends Event> events) {
    return new Accepted(List.copyOf(events));
  }

  static Decision alreadySo(String sentence) {
    return new AlreadySo(new Reason(sentence));
  }

  static Decision refuse(Refusal.Kind kind, String why, String now) {
    return new Refused(new Refusal(kind, why, now));
  }

  /// It happened, as these events; none where there was nothing to do.
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// It was so before, and nothing changed.
  record AlreadySo(Reason how) implements Decision {}

  /// It may not be, and nothing changed.
  record Refused(Refusal refusal) implements Decision {}
}
