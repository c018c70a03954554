package hoops.engine;

/// Who asked: a person, a token, or Hoops itself.
public sealed interface Actor {
  Actor HOOPS = new Hoops();

  /// Hoops, following its rules.
  record Hoops() implements Actor {}

  /// A person, by the id that is not personal.
  record Person(PersonId id) implements Actor {}

  /// A token of a program, which reports and reads.
  record Token(String name) implements Actor {}
}
