package hoops.engine;

/// What a person is called on the command line, as in `mia`; personal data, so never chained (R57).
public record PersonName(String text) implements Comparable<PersonName> {
  public PersonName {
    Grammar.name(text, "name of a person", 16);
  }

  @Override
  public int compareTo(PersonName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
