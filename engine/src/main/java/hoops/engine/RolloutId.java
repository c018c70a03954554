package hoops.engine;

/// Names one rollout: `d-` and a number, as in `d-1042`.
public record RolloutId(long number) implements Comparable<RolloutId> {
  public RolloutId {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a rollout: " + number);
    }
  }

  /// Reads `d-1042`; anything else is an IllegalArgumentException that shows the form.
  public static RolloutId parse(String text) {
    return new RolloutId(Grammar.numbered(text, "d-1042"));
  }

  public String text() {
    return "d-" + number;
  }

  @Override
  public int compareTo(RolloutId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
