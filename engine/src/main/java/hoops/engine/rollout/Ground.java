package hoops.engine.rollout;

import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.build.Builds;
import hoops.engine.fleet.Fleet;
import hoops.engine.release.Manifests;
import hoops.engine.system.Governed;
import hoops.engine.tier.Tiers;
import hoops.engine.watch.Problems;
import java.time.Instant;
import java.util.SortedMap;

/// What the rules of rollouts look at: one part per chapter, gathered by `control`.
///
/// `owner` is who is named where a person must choose. `gates` answers for a tier and a manifest
/// what every gate says now, by the gate's name; it is asked when a rollout is planned and again
/// when it takes the slot (S18).
public record Ground(
    Governed governed,
    Builds builds,
    Manifests manifests,
    Tiers tiers,
    Fleet fleet,
    Problems problems,
    PersonId owner,
    Asking gates) {

  Ground with(Problems next) {
    return new Ground(governed, builds, manifests, tiers, fleet, next, owner, gates);
  }

  /// Asks all gates before a move.
  public interface Asking {
    SortedMap<String, Verdict> ask(TierName tier, ManifestHash manifest, Kind kind, Instant now);
  }
}
