package hoops.server.gateways;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceId;
import hoops.engine.control.World;
import hoops.engine.fleet.Crew;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.tier.Tier;
import hoops.server.carrier.Sightings;
import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import hoops.wire.gateway.Routes.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes the routes of a tier from the World and from what runs, and reads them. Pure.
final class Routing {
  private Routing() {}

  static List<Routes.Assembly> of(Tier tier, World world, Desired desired, Sightings sightings) {
    var assemblies = new ArrayList<Routes.Assembly>();
    tier.addresses()
        .forEach((assembly, port) ->
            assemblies.add(
                new Routes.Assembly(
                    assembly.text(),
                    new HostPort("127.0.0.1", port),
                    instances(tier, assembly, world, desired, sightings))));
    return assemblies;
  }

  /// Whether new requests go to this life by these routes.
  static boolean serving(InstanceId id, Routes routes) {
    return routes.assemblies().stream()
        .flatMap(assembly -> assembly.instances().stream())
        .filter(each -> each.id().equals(id.text()))
        .anyMatch(each -> each.traffic() == Traffic.SERVING);
  }

  private static List<Routes.Instance> instances(
      Tier tier, AssemblyName assembly, World world, Desired desired, Sightings sightings) {
    return world.fleet().crews(tier.name()).stream()
        .filter(crew -> crew.name().assembly().equals(assembly))
        .flatMap((Crew crew) -> crew.living().values().stream())
        .sorted(Comparator.comparing(Instance::id))
        .flatMap(life ->
            traffic(life, desired).flatMap(kind -> route(life, kind, world, sightings)).stream())
        .toList();
  }

  /// Silence is no sickness; what waits for a return ends what it has begun, and gets no more.
  private static Optional<Traffic> traffic(Instance life, Desired desired) {
    return switch (life.state()) {
      case InstanceState.Ready _, InstanceState.Unseen _ ->
          Optional.of(desired.serves(life) ? Traffic.SERVING : Traffic.DRAINING);
      case InstanceState.Stopping _ -> Optional.of(Traffic.DRAINING);
      case InstanceState.Ordered _,
          InstanceState.Starting _,
          InstanceState.Unready _,
          InstanceState.Sick _,
          InstanceState.Stuck _,
          InstanceState.Ended _ ->
          Optional.empty();
    };
  }

  private static Optional<Routes.Instance> route(
      Instance life, Traffic kind, World world, Sightings sightings) {
    return sightings
        .running(life.id())
        .flatMap(running ->
            world
                .builds()
                .assembly(life.side().build())
                .filter(assembly -> !assembly.ports().isEmpty())
                .map(assembly -> running.ports().get(assembly.ports().getFirst()))
                .map(port ->
                    new Routes.Instance(
                        life.id().text(), new HostPort(running.address(), port), kind)));
  }
}
