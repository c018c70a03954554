package hoops.engine.gate;

import hoops.engine.ManifestHash;
import hoops.engine.RolloutId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How the last placement of a tier stands, and which manifests failed there (S17, S29).
///
/// `barred` are those that went back by themselves, with the rollout that did; automatic moves pass
/// them over.
public record Standing(Proof proof, Map<ManifestHash, RolloutId> barred) {
  public static final Standing FRESH = new Standing(Proof.NOTHING, Map.of());

  public Standing {
    barred = Collections.unmodifiableMap(new TreeMap<>(barred));
  }

  /// What has become of the proof of what arrived last.
  public enum Proof {
    /// Nothing ever arrived.
    NOTHING,
    PROVEN,
    FAILED,
    /// It goes on: the bake, or a suite.
    UNDER_WAY
  }
}
