package hoops.engine.system;

import java.util.List;

/// The type of one scalar of the file: what texts it takes (section 9).
///
/// `words` are the choices of `CHOICE`, or what kind of thing a `REF` names. `low` and `high` bound
/// a `COUNT`, and in seconds a `DURATION`.
public record Form(Kind kind, List<String> words, long low, long high) {
  public static final Form TEXT = of(Kind.TEXT);
  public static final Form NAME = new Form(Kind.NAME, List.of(), 1, 24);
  public static final Form SHORT_NAME = new Form(Kind.NAME, List.of(), 1, 16);
  public static final Form DURATION = of(Kind.DURATION);
  public static final Form SHARE = of(Kind.SHARE);
  public static final Form BYTES = of(Kind.BYTES);
  public static final Form SCHEDULE = of(Kind.SCHEDULE);
  public static final Form TIME = of(Kind.TIME);
  public static final Form DAYS = of(Kind.DAYS);
  public static final Form RATE = of(Kind.RATE);
  public static final Form SPAN = of(Kind.SPAN);
  public static final Form BOOL = of(Kind.BOOL);
  public static final Form ZONE = of(Kind.ZONE);
  public static final Form LINK = of(Kind.LINK);
  public static final Form PATH = of(Kind.PATH);
  public static final Form WEB_PATH = of(Kind.WEB_PATH);
  public static final Form CONDITION = of(Kind.CONDITION);
  public static final Form CURE = of(Kind.CURE);
  public static final Form PROPERTY = of(Kind.PROPERTY);
  public static final Form PROPERTY_NAME = of(Kind.PROPERTY_NAME);
  public static final Form VARIABLE = of(Kind.VARIABLE);
  public static final Form HOST_PORT = of(Kind.HOST_PORT);
  public static final Form CORES = of(Kind.CORES);

  public Form {
    words = List.copyOf(words);
  }

  private static Form of(Kind kind) {
    return new Form(kind, List.of(), 0, Long.MAX_VALUE);
  }

  public static Form choice(String... words) {
    return new Form(Kind.CHOICE, List.of(words), 0, 0);
  }

  public static Form count(long low, long high) {
    return new Form(Kind.COUNT, List.of(), low, high);
  }

  public static Form atLeast(long seconds) {
    return new Form(Kind.DURATION, List.of(), seconds, Long.MAX_VALUE);
  }

  /// The name of something that the file must describe: an `assembly`, `person`, `tier`, `role`,
  /// `suite`, `port`.
  public static Form ref(String what) {
    return new Form(Kind.REF, List.of(what), 0, 0);
  }

  /// What a scalar is read as.
  public enum Kind {
    TEXT,
    NAME,
    REF,
    DURATION,
    SHARE,
    BYTES,
    SCHEDULE,
    TIME,
    DAYS,
    RATE,
    SPAN,
    BOOL,
    COUNT,
    ZONE,
    LINK,
    /// Within the checkout or the artifact; never leads out.
    PATH,
    /// The path of a request, from its slash.
    WEB_PATH,
    CONDITION,
    CURE,
    PROPERTY,
    PROPERTY_NAME,
    /// A name of the environment.
    VARIABLE,
    CHOICE,
    HOST_PORT,
    CORES
  }
}
