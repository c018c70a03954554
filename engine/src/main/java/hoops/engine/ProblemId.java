package hoops.engine;

/// Names one problem: `#` and a number, as in `#77`.
public record ProblemId(long number) implements Comparable<ProblemId> {
  public ProblemId {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a problem: " + number);
    }
  }

  /// Reads `77`, and `#77`, which begins a comment in a shell; anything else is an
  /// IllegalArgumentException that shows the form.
  public static ProblemId parse(String text) {
    return new ProblemId(Grammar.numbered(text.startsWith("#") ? text.substring(1) : text, "77"));
  }

  public String text() {
    return "#" + number;
  }

  @Override
  public int compareTo(ProblemId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
