package hoops.wire.gateway;

import java.util.HashSet;
import java.util.List;

/// All that the gateway of one tier is to do, as one version of it.
///
/// `version` counts up with every change and is what [GatewayState] answers with once the change is
/// in force. `state` is the loopback address on which the gateway shows its state. Each assembly
/// stands at most once, and no two listen on one address: else IllegalArgumentException.
public record Routes(
    long version, String system, String tier, HostPort state, List<Assembly> assemblies) {

  public Routes {
    assemblies = List.copyOf(assemblies);
    var names = new HashSet<String>();
    var addresses = new HashSet<HostPort>();
    addresses.add(state);
    for (var assembly : assemblies) {
      if (!names.add(assembly.name())) {
        throw new IllegalArgumentException("assembly %s stands twice".formatted(assembly.name()));
      }
      if (!addresses.add(assembly.listen())) {
        throw new IllegalArgumentException("%s is given twice".formatted(assembly.listen()));
      }
    }
  }

  /// One assembly of the tier: its stable address, and its instances in the order of their names.
  /// Only instances that are ready or draining belong here.
  public record Assembly(String name, HostPort listen, List<Instance> instances) {
    public Assembly {
      instances = List.copyOf(instances);
      var ids = new HashSet<String>();
      for (var instance : instances) {
        if (!ids.add(instance.id())) {
          throw new IllegalArgumentException("instance %s stands twice".formatted(instance.id()));
        }
      }
    }
  }

  /// One life of an instance, by its id, and where it listens.
  public record Instance(String id, HostPort address, Traffic traffic) {}

  /// What an instance is to get.
  public enum Traffic {
    /// Its share of new requests.
    SERVING,
    /// No new request; those under way finish.
    DRAINING
  }
}
