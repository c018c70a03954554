package hoops.engine.watch;

import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import java.time.Instant;

/// Something wrong that needs a person.
///
/// `times` counts how often it was seen again since; `last` is when, the first time included.
public record Problem(
    ProblemId id,
    Subject subject,
    Reason what,
    PersonId owner,
    Instant since,
    Instant last,
    int times,
    ProblemState state) {
  public boolean open() {
    return state instanceof ProblemState.Open;
  }
}
