package hoops.server.platforms.rehearsal;

import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Observation.Ended;
import hoops.engine.fleet.Observation.Running;
import hoops.engine.fleet.Observation.Starting;
import hoops.engine.fleet.Observation.Stuck;
import hoops.server.platforms.rehearsal.Act.Heed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One pretended life: when it was started and told to stop; all else follows from the time.
record Life(InstanceSpec spec, Act act, Instant began, Instant told, Map<String, Integer> ports) {
  /// How long past its grace something must be there to be called stuck (I46).
  private static final Duration LONG_AFTER = Duration.ofSeconds(35);

  Life {
    ports = Map.copyOf(ports);
  }

  Life toldAt(Instant at) {
    return new Life(spec, act, began, told.isBefore(at) ? told : at, ports);
  }

  Observation seen(Instant now) {
    var id = spec.id();
    var end = end();
    if (!now.isBefore(end)) {
      return new Ended(id, end, exit(end));
    }
    if (!told.equals(Instant.MAX) && !now.isBefore(told.plus(grace()).plus(LONG_AFTER))) {
      return new Stuck(id, "it does not end, not even by force");
    }
    var runs = began.plus(act.launches());
    return now.isBefore(runs)
        ? new Starting(id, began)
        : new Running(id, runs, "127.0.0.1", ports, 0);
  }

  /// How many of its programs are alive.
  int programs(Instant now) {
    return switch (seen(now)) {
      case Running _, Stuck _ -> 1 + act.helpers();
      case Starting _, Ended _, Observation.Unreadable _ -> 0;
    };
  }

  /// When it ends: by itself, or because it was told to, whichever is first.
  Instant end() {
    var byItself = began.plus(act.ends());
    var byOrder = ordered();
    return byItself.isBefore(byOrder) ? byItself : byOrder;
  }

  private Instant ordered() {
    if (told.equals(Instant.MAX)) {
      return Instant.MAX;
    }
    return switch (act.stopping().heed()) {
      case HEEDS -> told.plus(act.stopping().takes());
      case IGNORES -> told.plus(grace());
      case STUCK -> Instant.MAX;
    };
  }

  private Exit exit(Instant end) {
    if (!began.plus(act.ends()).isAfter(end)) {
      return new Exit.Code(act.code());
    }
    if (end.isBefore(began.plus(act.launches()))) {
      return new Exit.NeverRan("it was told to stop before it ran");
    }
    return new Exit.Code(act.stopping().heed() == Heed.IGNORES ? 137 : 143);
  }

  private Duration grace() {
    return spec.stop().grace();
  }

  InstanceId id() {
    return spec.id();
  }
}
