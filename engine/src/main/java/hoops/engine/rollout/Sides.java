package hoops.engine.rollout;

/// What both sides of an assembly became when the number of its instances changed midway (M10).
public record Sides(long fresh, long old) {
  /// Of an entry that does not say it, written before sides changed in proportion.
  public static final Sides UNKNOWN = new Sides(-1, -1);

  public boolean known() {
    return !equals(UNKNOWN);
  }
}
