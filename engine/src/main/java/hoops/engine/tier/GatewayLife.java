package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.Digest;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Stamp;
import hoops.engine.TierName;

/// The life of a tier's gateway: since when it is ordered, and which program it runs.
///
/// It is kept like an instance, under the reserved name `gateway`, so that traffic flows while
/// Hoops is down. `statePort` is the port of this machine on which it says what it does.
public record GatewayLife(Digest program, int statePort, Stamp ordered) {
  /// The name that no assembly may bear.
  public static final AssemblyName NAME = new AssemblyName("gateway");

  public InstanceId id(TierName tier) {
    return new InstanceId(new InstanceName(tier, NAME, 1), ordered.position());
  }
}
