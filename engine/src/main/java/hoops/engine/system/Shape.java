package hoops.engine.system;

/// How the value of a key is built: of one scalar, many, a command, or of further keys.
///
/// Rows beneath a key describe the further keys; names that the user chooses stand as `*` in a
/// path.
public sealed interface Shape {
  /// One scalar.
  record One(Form form) implements Shape {}

  /// Scalars; one value is a list of one (F14).
  record Many(Form form) implements Shape {}

  /// Words, or one string parted at blanks; no shell (F5).
  record Command() implements Shape {}

  /// Commands: a string with one a line, or a list, each a string or its words.
  record Commands() implements Shape {}

  /// Fixed keys. `shortKey` is the one that a bare value is of, empty where none may stand bare.
  record Group(String shortKey) implements Shape {}

  /// Fixed keys and, as the row `*`, those that the user names; `name` is what such a name is.
  record Open(Form name) implements Shape {}

  /// Names chosen by the user, each with what the row `*` beneath says.
  record Named(Form name) implements Shape {}

  /// The same, or just a list of the names.
  record Names(Form name) implements Shape {}

  /// One scalar for all assemblies, or `{default, ASSEMBLY}`.
  record PerAssembly(Form form) implements Shape {}

  /// The word `all` or `none`, names, or `{NAME: schedule}`.
  record Choosing(Form name) implements Shape {}

  /// Anything: its own page says what.
  record Free() implements Shape {}

  /// A gate: `none`, a bare value of its first key, or its keys. What nobody may pass takes neither
  /// `none` nor `waive` (R51).
  record Gate(String first, Passing passing) implements Shape {}

  /// Who may pass a gate.
  enum Passing {
    SOMEBODY,
    NOBODY
  }
}
