package hoops.engine.build;

import hoops.engine.Digest;
import java.time.Duration;
import java.time.Instant;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// Which artifacts are no longer kept, and since when the clock has run on without being set
/// forward; [Instant#EPOCH] where it never was. Immutable.
public record Shelf(PSortedMap<Digest, Gone> gone, Instant clockRuns) {
  public static final Shelf NEW = new Shelf(TreePMap.empty(), Instant.EPOCH);

  /// This artifact is kept, be it again.
  Shelf with(Digest artifact) {
    return new Shelf(gone.minus(artifact), clockRuns);
  }

  Shelf without(Digest artifact, Gone how) {
    return new Shelf(gone.plus(artifact, how), clockRuns);
  }

  /// What was set back may have been set forward before, so that instant moves along.
  Shelf clockSet(Duration by, Instant at) {
    if (by.isNegative()) {
      return clockRuns.equals(Instant.EPOCH) ? this : new Shelf(gone, clockRuns.plus(by));
    }
    return new Shelf(gone, at);
  }
}
