package hoops.engine.watch;

import hoops.engine.Event;
import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;

/// What happened to a problem.
public sealed interface ProblemEvent extends Event {
  record ProblemOpened(ProblemId problem, Subject subject, PersonId owner, Reason what)
      implements ProblemEvent {}

  /// The same was seen again while it was open.
  record ProblemSeenAgain(ProblemId problem, Reason what) implements ProblemEvent {}

  record ProblemTaken(ProblemId problem, PersonId owner) implements ProblemEvent {}

  record ProblemClosed(ProblemId problem, Reason cause) implements ProblemEvent {}
}
