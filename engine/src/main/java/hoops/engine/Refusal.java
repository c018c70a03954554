package hoops.engine;

/// Why something may not be: of which kind, a sentence that says what and why, and what to do now
/// (a command to paste, or empty).
public record Refusal(Kind kind, String why, String now) {

  /// What a script may do about it; the exit codes of the command line follow from it
  /// (docs/cli.md).
  public enum Kind {
    /// The words are wrong.
    USAGE,
    /// A gate is closed, or waits for the clock.
    REFUSED,
    /// Not signed in, or not allowed.
    DENIED,
    NOT_FOUND,
    /// It rests on something that has changed since, or that is taken.
    CONFLICT,
    /// Only a person or a running suite is missing.
    PENDING,
    /// The disk is nearly full, so that nothing but stopping is accepted.
    FULL
  }
}
