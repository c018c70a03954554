package hoops.server.platforms.rehearsal;

import hoops.engine.fleet.InstanceSpec;

/// Chooses what a life pretends to do, when it is first started.
@FunctionalInterface
public interface Acting {
  Act act(InstanceSpec spec);
}
