package hoops.engine;

/// Names one tier, as in `night`; a personal one joins its person and its name, as in `mia-try`.
public record TierName(String text) implements Comparable<TierName> {
  public TierName {
    Grammar.name(text, "name of a tier", 33);
  }

  @Override
  public int compareTo(TierName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
