package hoops.engine.fleet;

import hoops.engine.BuildId;
import hoops.engine.PropertySetId;

/// What the instances of one side carry: a build, with a property set (docs/rules.md).
public record Side(BuildId build, PropertySetId set) {}
