package hoops.wire.gateway;

import java.util.List;

/// What a gateway says of itself: which routes are in force, and what flowed.
///
/// `version` is that of the routes in force, -1 before the first; `trouble` says what is wrong with
/// the routes file or with an address, empty when nothing is. Counts run from the start of the
/// gateway's process, `pid`.
public record GatewayState(
    long pid, String tier, long version, String trouble, List<Assembly> assemblies) {

  public GatewayState {
    assemblies = List.copyOf(assemblies);
  }

  /// One assembly: whether its address listens, its open client connections, the requests that no
  /// ready instance was there for, and its instances. An instance that left the routes stays here
  /// until its last request has ended.
  public record Assembly(
      String name,
      HostPort listen,
      boolean listening,
      int connections,
      long unserved,
      List<Instance> instances) {
    public Assembly {
      instances = List.copyOf(instances);
    }
  }

  /// One life. `traffic` is `serving`, `draining` or `gone` from the routes. `requests` were sent
  /// to it, `errors` of them got no whole answer or one of 500 and above, `inFlight` are under way,
  /// `connections` are open to it, kept alive or in use: both 0 means that it can be stopped.
  public record Instance(
      String id,
      HostPort address,
      String traffic,
      long requests,
      long errors,
      int inFlight,
      int connections) {}
}
