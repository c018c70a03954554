package hoops.engine.system;

import java.util.List;

/// What values a property takes, and what it is where a tier says nothing (F8).
///
/// `fallback` is the default as written, empty where each tier needs a value (`needed`). Its checks
/// of a value are [#mistake].
public record PropertyType(
    Kind kind,
    String range,
    List<String> choices,
    String fallback,
    boolean needed,
    boolean differs) {
  public PropertyType {
    choices = List.copyOf(choices);
  }

  public enum Kind {
    INT,
    NUMBER,
    BOOL,
    TEXT,
    URL,
    DURATION,
    SHARE,
    BYTES,
    CHOICE,
    SECRET
  }
}
