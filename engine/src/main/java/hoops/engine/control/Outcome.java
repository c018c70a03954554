package hoops.engine.control;

/// What became of one ask of a turn.
public sealed interface Outcome {
  record Answered(Answer answer) implements Outcome {}

  /// Deciding it, or trying its events on, threw. Nothing of it was appended.
  record Bug(Throwable thrown) implements Outcome {}
}
