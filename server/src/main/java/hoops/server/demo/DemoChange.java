package hoops.server.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A change that `hoops demo commit` makes, by its word: `fix`, `unit-break`, `crash`,
/// `integration-break`.
public enum DemoChange {
  /// Improves what people see, and mends whatever the others broke.
  FIX("query: answer searches better"),
  /// Index leaves words out, which one of its unit tests notices.
  UNIT_BREAK("index: leave out the shortest words"),
  /// Receiver passes its tests, serves for 3 s, and then dies with 3.
  CRASH("receiver: keep more lines in memory"),
  /// Query passes its tests, and does not understand index any more.
  INTEGRATION_BREAK("query: ask index by a clearer name");

  private final String subject;

  DemoChange(String subject) {
    this.subject = subject;
  }

  /// The word a person types.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What the first line of its commit says.
  public String subject() {
    return subject;
  }

  public static Optional<DemoChange> named(String word) {
    return Arrays.stream(values()).filter(change -> change.word().equals(word)).findFirst();
  }
}
