package hoops.engine.system;

import hoops.engine.AssemblyName;
import hoops.engine.PersonName;
import hoops.engine.TierName;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The half of the system file that is governed: changed by `hoops system apply` alone (F1, F2).
///
/// `tiers` stand in the order of the ladder. `owners` are the roles that own assemblies, which
/// stand in the assemblies but never come from a commit.
public record Governed(
    String system,
    ZoneId zone,
    boolean solo,
    Repository repository,
    List<PersonName> people,
    SortedMap<String, List<PersonName>> roles,
    SortedMap<AssemblyName, String> owners,
    Retention retention,
    List<TierSpec> tiers) {
  public Governed {
    people = List.copyOf(people);
    roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
    owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    tiers = List.copyOf(tiers);
  }

  /// A system of which nothing was written but these.
  public static Governed of(String system, List<TierSpec> tiers) {
    return new Governed(
        system,
        ZoneOffset.UTC,
        false,
        Repository.HERE,
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        Retention.USUAL,
        tiers);
  }

  public Optional<TierSpec> tier(TierName name) {
    return tiers.stream().filter(tier -> tier.name().equals(name)).findFirst();
  }

  /// The role that owns the assembly: `cop`, where nothing else was written.
  public String owner(AssemblyName assembly) {
    return owners.getOrDefault(assembly, "cop");
  }

  /// Where the source lies: a folder or an address, its main branch, how often it is looked at, and
  /// the role that owns what breaks there. The address is empty for the folder the file lies in.
  public record Repository(String address, String main, Duration look, String owner) {
    public static final Repository HERE = new Repository("", "main", Duration.ofSeconds(60), "cop");
  }

  /// How long artifacts, builds that nothing refers to, files of people and logs are kept.
  public record Retention(Duration artifacts, Duration builds, Duration files, Duration logs) {
    public static final Retention USUAL =
        new Retention(
            Duration.ofDays(400), Duration.ofDays(30), Duration.ofDays(400), Duration.ofDays(14));
  }
}
