package hoops.server.simulation;

import static hoops.server.simulation.Invariant.I34;

import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.fleet.FleetEvent.CrashLooped;
import hoops.engine.fleet.FleetEvent.CuresSpent;
import hoops.engine.fleet.FleetEvent.InstanceStuck;
import hoops.engine.fleet.FleetEvent.StraySeen;
import hoops.engine.journal.Entry;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutUndecided;
import hoops.engine.watch.ProblemEvent.ProblemClosed;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.ProblemEvent.ProblemTaken;
import hoops.engine.watch.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The oracle of problems: what needs a person has one, from the same turn on.
final class Owners {
  private final Map<ProblemId, Subject> open = new HashMap<>();
  private final Map<ProblemId, PersonId> owners = new HashMap<>();
  private final Map<RolloutId, TierName> tiers = new HashMap<>();
  private final List<Subject> wanted = new ArrayList<>();

  void see(Entry entry) {
    switch (entry.event()) {
      case RolloutPlanned event -> tiers.put(event.rollout(), event.plan().tier());
      case ProblemOpened(var id, var subject, var owner, _) -> {
        I34.demand(owners.put(id, owner) == null, id + " is opened twice");
        open.put(id, subject);
      }
      case ProblemTaken(var id, var owner) -> {
        I34.demand(open.containsKey(id), id + " is taken and is not open");
        owners.put(id, owner);
      }
      case ProblemClosed(var id, _) -> I34.demand(open.remove(id) != null, id + " closes twice");
      case CrashLooped(var crew, _, _) ->
          wanted.add(new Subject.CrashLoop(crew.tier(), crew.assembly()));
      case CuresSpent(var crew, _, _) ->
          wanted.add(new Subject.Ailing(crew.tier(), crew.assembly()));
      case InstanceStuck(var id, _) -> wanted.add(new Subject.OddLife(id.name(), "stuck"));
      case StraySeen(var id, _) -> wanted.add(new Subject.OddLife(id.name(), "stray"));
      case RolloutUndecided event -> wanted.add(trouble(event.rollout()));
      case RolloutEnded(var id, var outcome, _) when needsSomebody(outcome) ->
          wanted.add(trouble(id));
      default -> {}
    }
  }

  private Subject trouble(RolloutId id) {
    return new Subject.RolloutTrouble(tiers.get(id), id);
  }

  private static boolean needsSomebody(Outcome outcome) {
    return outcome == Outcome.MIXED
        || outcome == Outcome.ROLLED_BACK
        || outcome == Outcome.FAILED_UNCHANGED;
  }

  /// The turn is over: whatever it showed is somebody's now.
  void turned() {
    wanted.forEach(
        subject -> I34.demand(open.containsValue(subject), subject + " is nobody's problem"));
    wanted.clear();
  }
}
