package hoops.engine;

/// Names one numbered set of a tier's property values, as in `night/v3`; `number` is 1 or more.
public record PropertySetId(TierName tier, int number) implements Comparable<PropertySetId> {
  public PropertySetId {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a property set: " + number);
    }
  }

  public String text() {
    return tier.text() + "/v" + number;
  }

  @Override
  public int compareTo(PropertySetId other) {
    int byTier = tier.compareTo(other.tier);
    return byTier != 0 ? byTier : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
