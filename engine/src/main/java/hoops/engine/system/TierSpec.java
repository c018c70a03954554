package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One tier as the governed half describes it, every default filled in (F9).
///
/// `owner` is the role that owns it; `properties` are its standing values; `gates` has a row for
/// each gate of this tier, by the gate's name. What is told of single assemblies is asked through
/// [#instances(AssemblyName)], [#size], [#moving] and [Place#address], which answer for every name:
/// the set of assemblies is that of the manifest's commit, not of this version (F1).
public record TierSpec(
    TierName name,
    Follows follows,
    Schedule when,
    boolean latestOnly,
    boolean isProtected,
    String owner,
    Sizing sizing,
    Moves moves,
    SortedMap<String, String> properties,
    SortedMap<String, Rule> gates,
    Place place,
    Rule rule) {

  public TierSpec {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
  }

  /// A tier of which nothing was written but its name and what it follows: all else as F9's columns
  /// say; by hand it is not the last.
  public static TierSpec of(TierName name, Follows follows) {
    return Column.of(follows).tier(name);
  }

  /// How many instances each assembly has here.
  public Counts instances() {
    return sizing.instances();
  }

  public int instances(AssemblyName assembly) {
    return sizing.instances().of(assembly);
  }

  public Size size(AssemblyName assembly) {
    return sizing.own().getOrDefault(assembly, sizing.fallback());
  }

  /// How that assembly is moved here: tier, assembly and defaults already laid over each other.
  public Moving moving(AssemblyName assembly) {
    return moves.own().getOrDefault(assembly, moves.fallback());
  }

  /// Where the gate's rule is written; for one that nobody wrote, the tier's line (F12).
  public Rule gate(String gate) {
    return gates.getOrDefault(gate, new Rule(rule.line(), true));
  }

  public TierSpec with(Moving moving) {
    return with(new Moves(moving, moves.own()));
  }

  public TierSpec with(Moves all) {
    return new TierSpec(
        name,
        follows,
        when,
        latestOnly,
        isProtected,
        owner,
        sizing,
        all,
        properties,
        gates,
        place,
        rule);
  }

  public TierSpec with(Counts instances) {
    return new TierSpec(
        name,
        follows,
        when,
        latestOnly,
        isProtected,
        owner,
        new Sizing(instances, sizing.fallback(), sizing.own()),
        moves,
        properties,
        gates,
        place,
        rule);
  }

  public TierSpec with(Schedule due) {
    return new TierSpec(
        name,
        follows,
        due,
        latestOnly,
        isProtected,
        owner,
        sizing,
        moves,
        properties,
        gates,
        place,
        rule);
  }

  public TierSpec withProperties(SortedMap<String, String> values) {
    return new TierSpec(
        name,
        follows,
        when,
        latestOnly,
        isProtected,
        owner,
        sizing,
        moves,
        values,
        gates,
        place,
        rule);
  }

  /// What moves the tier: the newest clean builds of main, the open release's candidates, or a
  /// person.
  public enum Follows {
    MAIN,
    RELEASE,
    NOTHING;

    /// As it is written.
    public String text() {
      return switch (this) {
        case MAIN -> "main";
        case RELEASE -> "release";
        case NOTHING -> "nothing";
      };
    }
  }

  /// How many instances each assembly has: `fallback`, where `own` says nothing else; 0 to 100,000.
  public record Counts(int fallback, SortedMap<AssemblyName, Integer> own) {
    public Counts {
      own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }

    public static Counts each(int instances) {
      return new Counts(instances, new TreeMap<>());
    }

    public int of(AssemblyName assembly) {
      return own.getOrDefault(assembly, fallback);
    }
  }

  /// How many instances, and how large each may grow; `own` says it of single assemblies.
  public record Sizing(Counts instances, Size fallback, SortedMap<AssemblyName, Size> own) {
    public Sizing {
      own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }
  }

  /// What one instance may use: bytes of memory, thousandths of a core.
  public record Size(String name, long memoryBytes, int milliCores) {
    public static final Size SMALL = new Size("small", 256L << 20, 250);
    public static final Size NORMAL = new Size("normal", 1L << 30, 1000);
    public static final Size LARGE = new Size("large", 4L << 30, 4000);
  }

  /// How assemblies are moved here; `own` says it of single ones.
  public record Moves(Moving fallback, SortedMap<AssemblyName, Moving> own) {
    public Moves {
      own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }
  }

  /// Where its instances run, and the addresses written for its assemblies.
  ///
  /// `platform` is `process`, `kubernetes` or `rehearsal`; `at` the context and namespace, empty
  /// where none; `egress` a list of `host:port`, or `all`.
  public record Place(
      String platform, String at, SortedMap<AssemblyName, String> addresses, List<String> egress) {
    public Place {
      addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
      egress = List.copyOf(egress);
    }

    /// The written `host:port` of an assembly; empty where one is given on loopback.
    public String address(AssemblyName assembly) {
      return addresses.getOrDefault(assembly, "");
    }
  }

  /// Where a rule is written; for a default, the line of its tier (F12).
  public record Rule(int line, boolean byDefault) {
    /// `hoops.yaml:88`, and ` (default)` where nobody wrote it.
    public String text() {
      return "hoops.yaml:" + line + (byDefault ? " (default)" : "");
    }
  }
}
