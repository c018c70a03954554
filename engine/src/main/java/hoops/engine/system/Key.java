package hoops.engine.system;

import java.util.List;

/// One row of the description of `hoops.yaml` (F18): all that parser, mistakes, schema, help and
/// manual know of a key.
///
/// `path` has a dot between keys and `*` for a name that the user chooses. `fallback` is the
/// default as it would be written, or in words in parentheses, empty for none. `since` is the
/// version of Hoops that first read it. `unacted` are those of its values that are only read so
/// far.
public record Key(
    String path,
    Shape shape,
    String fallback,
    Half half,
    Weaker weaker,
    String since,
    Acted acted,
    List<String> unacted,
    String sentence) {
  public Key {
    unacted = List.copyOf(unacted);
  }

  /// A row without a default and without a sentence yet: [#or] and [#says] give them.
  static Key of(String path, Shape shape) {
    var half = halfOf(path);
    return new Key(
        path,
        shape,
        "",
        half,
        half == Half.TRAVELS ? Weaker.NEVER : Weaker.BOTH,
        "1.0",
        Acted.NOW,
        List.of(),
        "");
  }

  Key or(String written) {
    return new Key(path, shape, written, half, weaker, since, acted, unacted, sentence);
  }

  Key says(String words) {
    return new Key(path, shape, fallback, half, weaker, since, acted, unacted, words);
  }

  /// Rights and caution never come from a commit, though they stand in an assembly (F1).
  private static Half halfOf(String path) {
    boolean governed = path.matches("assemblies\\.\\*\\.(owner|moving)(\\..*)?");
    return !governed && path.matches("(assemblies|suites)(\\..*)?") ? Half.TRAVELS : Half.GOVERNED;
  }

  Key later() {
    return new Key(path, shape, fallback, half, weaker, since, Acted.LATER, unacted, sentence);
  }

  /// These values are read and checked, and their feature is not there yet.
  Key laterWhere(String... values) {
    return new Key(path, shape, fallback, half, weaker, since, acted, List.of(values), sentence);
  }

  Key weaker(Weaker way) {
    return new Key(path, shape, fallback, half, way, since, acted, unacted, sentence);
  }

  /// Its own name, the last word of the path.
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /// The path of the row above; empty at the top.
  public String above() {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /// Whose text counts.
  public enum Half {
    TRAVELS,
    GOVERNED
  }

  /// Whether its feature exists: what is only read gives a note.
  public enum Acted {
    NOW,
    LATER
  }
}
