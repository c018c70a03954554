package hoops.engine.system;

/// In which way a change of a key's value asks less or allows more (F16).
public sealed interface Weaker {
  Weaker NEVER = new Never();
  Weaker LESS = new Less();
  Weaker MORE = new More();
  Weaker BOTH = new Both();

  static Weaker becomes(String word) {
    return new Becomes(word);
  }

  /// Neither way: sizing, texts, what travels.
  record Never() implements Weaker {}

  /// A smaller value, or none.
  record Less() implements Weaker {}

  /// A greater value, or one member more.
  record More() implements Weaker {}

  /// Any change: the key knows no way of its own.
  record Both() implements Weaker {}

  /// That one word.
  record Becomes(String word) implements Weaker {}
}
