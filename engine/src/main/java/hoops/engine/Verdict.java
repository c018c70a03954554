package hoops.engine;

import java.time.Instant;

/// A gate's answer.
public sealed interface Verdict {
  /// A sentence a person can act on, or that says what holds.
  String sentence();

  /// It may pass.
  record Open(String sentence) implements Verdict {}

  /// Not yet: it waits for the clock, and opens at the latest then.
  record Until(String sentence, Instant opens) implements Verdict {}

  /// Not yet: it waits for something or somebody whose hour is not known.
  record Waiting(String sentence) implements Verdict {}

  /// No.
  record Closed(String sentence) implements Verdict {}
}
