package hoops.engine;

/// Names one person for ever, without being personal: what the journal chains (R57).
public record PersonId(long number) implements Comparable<PersonId> {
  public PersonId {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a person: " + number);
    }
  }

  /// Reads `u-1`; anything else is an IllegalArgumentException that shows the form.
  public static PersonId parse(String text) {
    return new PersonId(Grammar.numbered(text, "u-1"));
  }

  public String text() {
    return "u-" + number;
  }

  @Override
  public int compareTo(PersonId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
