package hoops.server.gateways;

import hoops.engine.AssemblyName;
import hoops.engine.control.World;
import hoops.engine.fleet.Crew;
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

/// Makes the routes of a tier from the World and from what runs. Pure.
final class Routing {
  private Routing() {}

  static List<Routes.Assembly> of(Tier tier, World world, Sightings sightings) {
    var assemblies = new ArrayList<Routes.Assembly>();
    tier.addresses()
        .forEach((assembly, port) ->
            assemblies.add(
                new Routes.Assembly(
                    assembly.text(),
                    new HostPort("127.0.0.1", port),
                    instances(tier, assembly, world, sightings))));
    return assemblies;
  }

  private static List<Routes.Instance> instances(
      Tier tier, AssemblyName assembly, World world, Sightings sightings) {
    return world.fleet().crews(tier.name()).stream()
        .filter(crew -> crew.name().assembly().equals(assembly))
        .flatMap((Crew crew) -> crew.living().values().stream())
        .sorted(Comparator.comparing(Instance::id))
        .flatMap(life -> route(life, world, sightings).stream())
        .toList();
  }

  private static Optional<Routes.Instance> route(Instance life, World world, Sightings sightings) {
    var traffic =
        switch (life.state()) {
          case InstanceState.Ready _ -> Optional.of(Traffic.SERVING);
          case InstanceState.Unseen _ -> Optional.of(Traffic.SERVING); // silence is no sickness
          case InstanceState.Stopping _ -> Optional.of(Traffic.DRAINING);
          case InstanceState.Ordered _,
              InstanceState.Starting _,
              InstanceState.Unready _,
              InstanceState.Sick _,
              InstanceState.Stuck _,
              InstanceState.Ended _ ->
              Optional.<Traffic>empty();
        };
    return traffic.flatMap(kind ->
        sightings
            .running(life.id())
            .flatMap(running ->
                world
                    .builds()
                    .assembly(life.side().build())
                    .filter(assembly -> !assembly.ports().isEmpty())
                    .map(assembly -> running.ports().get(assembly.ports().getFirst()))
                    .map(port ->
                        new Routes.Instance(
                            life.id().text(), new HostPort(running.address(), port), kind))));
  }
}
