package hoops.server.watch;

import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.control.World;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.fleet.Observation.Running;
import hoops.engine.fleet.Sighting;
import hoops.engine.system.Assembly;
import java.time.Duration;
import java.util.Optional;

/// The probe of one life: what to ask, how often, and which answer means something new.
///
/// Until it was ready for the first time no failing check is sickness, since it is still coming up;
/// and it is asked often, so that traffic comes as soon as it can.
final class Probe {
  private static final Duration EAGER = Duration.ofMillis(100);

  private final Running life;
  private final Assembly assembly;
  private boolean wasReady;

  Probe(Running life, Assembly assembly, Instance now) {
    this.life = life;
    this.assembly = assembly;
    this.wasReady = now.ready();
  }

  InstanceId id() {
    return life.id();
  }

  /// How long to wait before the next question.
  Duration pause() {
    return wasReady ? assembly.health().every() : EAGER;
  }

  Sighting ask(Checks checks) throws InterruptedException {
    var check = assembly.health();
    if (checks.live(life, assembly.ports(), check) instanceof Answer.Failing(var why)) {
      var reason = new Reason(why);
      return wasReady ? new Sighting.Unhealthy(reason) : new Sighting.NotReady(reason);
    }
    if (checks.ready(life, assembly.ports(), check) instanceof Answer.Failing(var why)) {
      return new Sighting.NotReady(new Reason(why));
    }
    wasReady = true;
    return new Sighting.Well();
  }

  /// Whether the sighting is news to the World, where this life still matters; empty where it does
  /// not any more.
  static Optional<Boolean> news(World world, InstanceId id, Sighting seen) {
    return world
        .fleet()
        .find(id)
        .filter(Instance::staying)
        .map(life ->
            switch (life.state()) {
              case InstanceState.Ready _ -> !(seen instanceof Sighting.Well);
              case InstanceState.Unready _ -> !(seen instanceof Sighting.NotReady);
              case InstanceState.Sick _ -> !(seen instanceof Sighting.Unhealthy);
              case InstanceState.Ordered _,
                  InstanceState.Starting _,
                  InstanceState.Unseen _,
                  InstanceState.Stopping _,
                  InstanceState.Stuck _,
                  InstanceState.Ended _ ->
                  true;
            });
  }
}
