package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;

/// How far a stop reaches.
public sealed interface Scope {
  /// Whether a move of this assembly in this tier falls under it.
  boolean covers(TierName tier, AssemblyName assembly);

  /// As people read it: `everything`, `night`, `night receiver`.
  String text();

  record Everything() implements Scope {
    @Override
    public boolean covers(TierName tier, AssemblyName assembly) {
      return true;
    }

    @Override
    public String text() {
      return "everything";
    }
  }

  record OneTier(TierName tier) implements Scope {
    @Override
    public boolean covers(TierName other, AssemblyName assembly) {
      return tier.equals(other);
    }

    @Override
    public String text() {
      return tier.text();
    }
  }

  record OneAssembly(TierName tier, AssemblyName assembly) implements Scope {
    @Override
    public boolean covers(TierName other, AssemblyName moved) {
      return tier.equals(other) && assembly.equals(moved);
    }

    @Override
    public String text() {
      return tier.text() + " " + assembly.text();
    }
  }
}
