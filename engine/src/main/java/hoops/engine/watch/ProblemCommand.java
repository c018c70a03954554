package hoops.engine.watch;

import hoops.engine.Command;
import hoops.engine.Essential;
import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.TierName;

/// What may be asked about problems.
public sealed interface ProblemCommand extends Command {
  /// Something was seen that needs a person; one with the same subject that is open is extended.
  record Report(Subject subject, Reason what) implements ProblemCommand, Essential {}

  /// A person says that something is wrong with a tier.
  record Raise(TierName tier, Reason what) implements ProblemCommand {}

  /// This person owns it from now on.
  record Take(ProblemId problem, PersonId person) implements ProblemCommand {}

  /// It is over, for this cause; a cause of no words is refused.
  record Close(ProblemId problem, Reason cause) implements ProblemCommand {}
}
