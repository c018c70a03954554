package hoops.engine.fleet;

import hoops.engine.BuildId;
import hoops.engine.PropertySetId;

/// What the instances of one side carry: a build, with a property set (rollouts.md, 1).
public record Side(BuildId build, PropertySetId set) {}
