package hoops.engine;

/// Names one plan: `p-` and a number, as in `p-204`.
public record PlanId(long number) implements Comparable<PlanId> {
  public PlanId {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a plan: " + number);
    }
  }

  /// Reads `p-204`; anything else is an IllegalArgumentException that shows the form.
  public static PlanId parse(String text) {
    return new PlanId(Grammar.numbered(text, "p-204"));
  }

  public String text() {
    return "p-" + number;
  }

  @Override
  public int compareTo(PlanId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
