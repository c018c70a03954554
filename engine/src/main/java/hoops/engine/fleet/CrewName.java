package hoops.engine.fleet;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;

/// Names all instances of one assembly in one tier, as in `night-receiver`.
public record CrewName(TierName tier, AssemblyName assembly) implements Comparable<CrewName> {
  public String text() {
    return tier.text() + "-" + assembly.text();
  }

  @Override
  public int compareTo(CrewName other) {
    int byTier = tier.compareTo(other.tier);
    return byTier != 0 ? byTier : assembly.compareTo(other.assembly);
  }

  @Override
  public String toString() {
    return text();
  }
}
