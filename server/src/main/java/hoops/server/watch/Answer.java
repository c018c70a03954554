package hoops.server.watch;

/// What one check came to.
sealed interface Answer {
  record Well() implements Answer {}

  /// The check was answered, with no; or nobody answered in time. `why` is a sentence.
  record Failing(String why) implements Answer {}
}
