package hoops.engine.watch;

import hoops.engine.Reason;
import java.time.Instant;

/// Where a problem stands.
public sealed interface ProblemState {
  /// Somebody owns it and has not ended it.
  record Open() implements ProblemState {}

  /// It ended for this cause, as its closer put it.
  record Closed(Instant at, Reason cause) implements ProblemState {}
}
