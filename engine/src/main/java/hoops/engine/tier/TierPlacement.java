package hoops.engine.tier;

import hoops.engine.ManifestHash;
import hoops.engine.PropertySetId;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;

/// A whole manifest that arrived in a tier, and whether it has been proven there (S29).
public record TierPlacement(
    ManifestHash manifest, PropertySetId set, RolloutId rollout, Stamp since, boolean proven) {}
