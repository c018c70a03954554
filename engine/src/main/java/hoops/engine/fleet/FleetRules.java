package hoops.engine.fleet;

import hoops.engine.Decision;
import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.Refusal;
import hoops.engine.fleet.FleetCommand.Looked;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.FleetCommand.Restart;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What samples mean, what a person may ask of one instance, and the upkeep of crews at rest. Pure.
public final class FleetRules {
  private FleetRules() {}

  public static Decision decide(FleetCommand command, Fleet fleet, Desired desired, Instant now) {
    return switch (command) {
      case Observed look -> Decision.accept(Seeing.mean(fleet, look, now));
      case Looked(var looks) -> Decision.accept(looked(looks, fleet, now));
      case Restart restart -> restart(restart, fleet, desired);
    };
  }

  /// What a tick owes to every crew that no rollout moves: the missing, the surplus, the sick.
  public static List<FleetEvent> tend(Fleet fleet, Desired desired, Instant now) {
    return tend(fleet, desired, new Standing(), now);
  }

  /// The same, passing over the crews that are known to stand still.
  public static List<FleetEvent> tend(
      Fleet fleet, Desired desired, Standing standing, Instant now) {
    var events = new ArrayList<FleetEvent>();
    for (var crew : fleet.crews().values()) {
      var wanted = desired.crews().get(crew.name());
      boolean passed =
          wanted instanceof Wanted.Moved || (wanted != null && standing.still(crew, wanted));
      if (!passed) {
        events.addAll(Upkeep.unanswered(crew, now));
      }
    }
    if (events.isEmpty()) {
      desired
          .crews()
          .forEach((name, wanted) -> events.addAll(tend(fleet.crew(name), wanted, standing, now)));
    }
    return events;
  }

  private static List<FleetEvent> tend(Crew crew, Wanted wanted, Standing standing, Instant now) {
    if (standing.still(crew, wanted)) {
      return List.of();
    }
    var owed = Upkeep.of(crew, wanted, now);
    if (owed.isEmpty()) {
      standing.owesNothing(crew, wanted, now);
    }
    return owed;
  }

  /// Of several looks at one life the first counts: the others are of the same moment.
  private static List<FleetEvent> looked(List<Observed> looks, Fleet fleet, Instant now) {
    var events = new ArrayList<FleetEvent>();
    var done = new HashSet<InstanceId>();
    for (var look : looks) {
      if (done.add(look.id())) {
        events.addAll(Seeing.mean(fleet, look, now));
      }
    }
    return events;
  }

  private static Decision restart(Restart restart, Fleet fleet, Desired desired) {
    var id = restart.id();
    var name = Fleet.nameOf(id);
    var crew = fleet.crew(name);
    var life = crew.living().get(id);
    if (life == null) {
      return Decision.refuse(
          Refusal.Kind.NOT_FOUND, id + " does not live", "hoops instance list " + name.tier());
    }
    if (!life.staying()) {
      return Decision.alreadySo(id + " was told to stop already");
    }
    if (!(desired.crews().get(name) instanceof Wanted.AtRest rest)) {
      return Decision.refuse(
          Refusal.Kind.CONFLICT, "a rollout moves " + name, "hoops watch, then ask again");
    }
    return Guard.mayStop(crew, life, rest)
        ? Decision.accept(stop(id, restart.why()))
        : Decision.refuse(
            Refusal.Kind.CONFLICT,
            "%s has %d of %d up and must keep %d (I19)"
                .formatted(
                    name, Guard.up(crew, rest), rest.count(), new Budget(rest.count()).floor()),
            "hoops instance list " + name.tier());
  }

  private static StopOrdered stop(InstanceId id, Reason why) {
    return new StopOrdered(id, new Purpose.ForUpkeep(Purpose.Need.RESTART), why);
  }
}
