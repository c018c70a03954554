package hoops.engine.rollout;

import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.ProblemEvent.ProblemSeenAgain;
import hoops.engine.watch.Subject;
import java.util.List;

/// A rollout that needs a person opens one problem, in the very decision that needs them (S27).
final class Trouble {
  private Trouble() {}

  static List<Event> about(Rollout one, Reason why, Ground ground) {
    var subject = new Subject.RolloutTrouble(one.tier(), one.id());
    var problems = ground.problems();
    var open = problems.about(subject);
    return open.isPresent()
        ? List.of(new ProblemSeenAgain(open.get().id(), why))
        : List.of(new ProblemOpened(problems.next(), subject, ground.owner(), why));
  }
}
