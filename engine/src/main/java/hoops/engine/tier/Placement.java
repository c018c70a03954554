package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.PropertySetId;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;

/// What an assembly runs in a tier since then: the build, with which property set, by which
/// rollout.
public record Placement(
    AssemblyName assembly, BuildId build, PropertySetId set, RolloutId rollout, Stamp since) {}
