package hoops.engine;

/// Who asked, by which road, and under which key: what an entry keeps of the command behind it.
public record Cause(Actor actor, Way way, AskKey key) {
  /// Hoops, of itself.
  public static final Cause SELF = new Cause(Actor.HOOPS, Way.SELF, AskKey.NONE);
}
