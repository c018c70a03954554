package logs.collector;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lines as a small shop would write them, in turn. */
final class Sample {
  private static final List<String> SAYINGS =
      List.of(
          "INFO shop order %d placed by user mia",
          "INFO shop order %d paid",
          "WARN stock order %d waits for shelf b",
          "INFO mail receipt of order %d sent",
          "ERROR mail order %d: no such mailbox");

  private long order;

  String next(Instant now) {
    var saying = SAYINGS.get((int) (order % SAYINGS.size()));
    order++;
    return now.truncatedTo(ChronoUnit.MILLIS) + " " + String.format(saying, order);
  }
}
