package hoops.engine;

/// The place of an instance: its tier, its assembly and its number there, as in `night-receiver-3`.
///
/// A pure function of the model; one life in that place is an [InstanceId]. `number` is 1 or more.
public record InstanceName(TierName tier, AssemblyName assembly, int number)
    implements Comparable<InstanceName> {
  public InstanceName {
    if (number < 1) {
      throw new IllegalArgumentException("no number of an instance: " + number);
    }
  }

  public String text() {
    return tier.text() + "-" + assembly.text() + "-" + number;
  }

  @Override
  public int compareTo(InstanceName other) {
    int order = tier.compareTo(other.tier);
    order = order != 0 ? order : assembly.compareTo(other.assembly);
    return order != 0 ? order : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
