package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One tier as the governed half describes it, every default filled in (F9).
///
/// `owner` is the role that owns it; `properties` are its standing values; `gates` has a row for
/// each gate of this tier, by the gate's name.
public record TierSpec(
    TierName name,
    Follows follows,
    Schedule when,
    boolean latestOnly,
    boolean isProtected,
    String owner,
    Counts instances,
    SortedMap<AssemblyName, Size> sizes,
    SortedMap<AssemblyName, Moving> moving,
    SortedMap<String, String> properties,
    SortedMap<String, Rule> gates,
    Rule rule) {

  public TierSpec {
    sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
    moving = Collections.unmodifiableSortedMap(new TreeMap<>(moving));
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
  }

  /// What moves the tier: the newest clean builds of main, the open release's candidates, or a
  /// person.
  public enum Follows {
    MAIN,
    RELEASE,
    NOTHING
  }

  /// How many instances each assembly has: `fallback`, where `own` says nothing else; 0 to 100,000.
  public record Counts(int fallback, SortedMap<AssemblyName, Integer> own) {
    public Counts {
      own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }

    public int of(AssemblyName assembly) {
      return own.getOrDefault(assembly, fallback);
    }
  }

  /// What one instance may use: bytes of memory, thousandths of a core.
  public record Size(String name, long memoryBytes, int milliCores) {}

  /// Where a rule is written; for a default, the line of its tier (F12).
  public record Rule(int line, boolean byDefault) {
    /// `hoops.yaml:88`, and ` (default)` where nobody wrote it.
    public String text() {
      return "hoops.yaml:" + line + (byDefault ? " (default)" : "");
    }
  }
}
