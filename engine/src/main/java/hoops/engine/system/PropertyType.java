package hoops.engine.system;

import java.util.List;
import java.util.Optional;

/// What values a property takes, and what it is where a tier says nothing (F8).
///
/// `fallback` is the default as written, empty where each tier needs a value (`needed`). Its checks
/// of a value are [#mistake]. `range` is `1..256`, empty for none. `differs`: that tiers differ in
/// it is no drift. `env`: a secret is in the environment too. `about` is a sentence for people.
public record PropertyType(
    Kind kind,
    String range,
    List<String> choices,
    String fallback,
    boolean needed,
    boolean differs,
    boolean env,
    String about) {
  public PropertyType {
    choices = List.copyOf(choices);
  }

  /// Why that value may not stand here, as a sentence; empty where it may.
  public Optional<String> mistake(String value) {
    return PropertyValues.mistake(this, value);
  }

  /// As it is written: `int 1..256 = 40`.
  public String text() {
    return PropertyValues.text(this);
  }

  public boolean secret() {
    return kind == Kind.SECRET;
  }

  /// What kind of value it takes.
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
