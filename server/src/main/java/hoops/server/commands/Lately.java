package hoops.server.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Tells which lines of one life are from an instant on.
///
/// What is kept of an output has no times of its own, so a line is as old as the RFC 3339 time that
/// it begins with, else as old as the line before it; the first is as old as its life. Used by one
/// thread, line by line in order.
final class Lately {
  private final Instant since;
  private boolean late;

  Lately(Instant since, Instant started) {
    this.since = since;
    late = !started.isBefore(since);
  }

  boolean passes(String line) {
    int end = line.indexOf(' ');
    var first = end < 0 ? line : line.substring(0, end);
    if (first.length() >= 20 && first.length() <= 40 && first.charAt(10) == 'T') {
      try {
        late = !OffsetDateTime.parse(first).toInstant().isBefore(since);
      } catch (DateTimeException _) {
        return late;
      }
    }
    return late;
  }
}
