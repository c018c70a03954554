package hoops.server.commands;

import java.util.Locale;

/// One argument or flag of a verb: its name (`tier`, or `no-wait` for a flag), what it holds, how
/// it stands among the words, and what it is for.
public record Parameter(String name, Kind kind, Stands stands, String does) {
  static Parameter one(Kind kind, String does) {
    return new Parameter(kind.word(), kind, Stands.ONE, does);
  }

  static Parameter maybe(Kind kind, String does) {
    return new Parameter(kind.word(), kind, Stands.MAYBE, does);
  }

  static Parameter many(Kind kind, String does) {
    return new Parameter(kind.word(), kind, Stands.MANY, does);
  }

  static Parameter flag(String name, Kind kind, String does) {
    return new Parameter(name, kind, Stands.FLAG, does);
  }

  static Parameter onOff(String name, String does) {
    return new Parameter(name, Kind.NOTHING, Stands.SWITCH, does);
  }

  /// As help shows it: `TIER`, `[WHAT]`, `FILE...`, `--for WHEN`, `--lift`.
  String shown() {
    var label = name.toUpperCase(Locale.ROOT);
    return switch (stands) {
      case ONE -> label;
      case MAYBE -> "[" + label + "]";
      case MANY -> label + "...";
      case MANY_OR_NONE -> "[" + label + "...]";
      case FLAG -> "--" + name + " " + kind.name();
      case SWITCH -> "--" + name;
    };
  }

  boolean positional() {
    return switch (stands) {
      case ONE, MAYBE, MANY, MANY_OR_NONE -> true;
      case FLAG, SWITCH -> false;
    };
  }

  /// How it stands among the words.
  public enum Stands {
    ONE,
    MAYBE,
    /// One or more, last of all.
    MANY,
    /// Any number, last of all.
    MANY_OR_NONE,
    /// A flag with a value.
    FLAG,
    /// A flag without.
    SWITCH
  }

  /// What its value is; completion and the API's schema follow from it (docs/cli.md).
  public enum Kind {
    TIER,
    WHAT,
    BUILD,
    ROLLOUT,
    PLAN,
    PROBLEM,
    INSTANCE,
    ASSEMBLY,
    MANIFEST,
    COMMIT,
    WHEN,
    NUMBER,
    FILE,
    FOLDER,
    URL,
    NAME,
    VERB,
    TEXT,
    NOTHING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
