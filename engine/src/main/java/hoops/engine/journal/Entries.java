package hoops.engine.journal;

import hoops.engine.Epoch;
import hoops.engine.Position;
import java.util.List;

/// What must hold of a group of entries before a journal takes it.
public final class Entries {
  private Entries() {}

  /// An IllegalArgumentException unless the positions follow `last` without a gap, all under
  /// `epoch` (I3, I4).
  public static void follow(List<Entry> group, Position last, Epoch epoch) {
    var expected = last;
    for (var entry : group) {
      expected = expected.next();
      if (!entry.position().equals(expected)) {
        throw new IllegalArgumentException(
            "entry %s stands where %s belongs".formatted(entry.position(), expected));
      }
      if (!entry.epoch().equals(epoch)) {
        throw new IllegalArgumentException(
            "an entry of epoch %d under epoch %d"
                .formatted(entry.epoch().number(), epoch.number()));
      }
    }
  }
}
