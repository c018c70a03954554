package hoops.engine.system;

import hoops.engine.PersonName;
import hoops.engine.TierName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The half of the system file that is governed: changed by `hoops system apply` alone (F1, F2).
///
/// `tiers` stand in the order of the ladder.
public record Governed(
    String system,
    ZoneId zone,
    boolean solo,
    Repository repository,
    List<PersonName> people,
    List<TierSpec> tiers) {
  public Governed {
    people = List.copyOf(people);
    tiers = List.copyOf(tiers);
  }

  public Optional<TierSpec> tier(TierName name) {
    return tiers.stream().filter(tier -> tier.name().equals(name)).findFirst();
  }

  /// Where the source lies: a folder or an address, its main branch, and how often it is looked at.
  public record Repository(String address, String main, Duration look) {}
}
