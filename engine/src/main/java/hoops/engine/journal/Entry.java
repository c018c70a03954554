package hoops.engine.journal;

import hoops.engine.Cause;
import hoops.engine.Epoch;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Stamp;
import java.time.Instant;

/// One line of the journal: what happened, where, when, under which epoch and why it was decided.
///
/// `at` is the wall clock of the decision in whole milliseconds. The hash that chains an entry to
/// the one before is the store's (docs/security.md); it covers all that stands here.
public record Entry(Position position, Instant at, Epoch epoch, Cause cause, Event event) {
  public Stamp stamp() {
    return new Stamp(position, at, cause.actor());
  }
}
