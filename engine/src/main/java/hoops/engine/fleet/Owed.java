package hoops.engine.fleet;

import hoops.engine.InstanceId;
import java.util.List;

/// What the platforms must be asked for now: desired less observed.
///
/// Computed on each look and never remembered, so it is repeated until it is seen (S23). Every
/// guard was judged again for it (P2).
public record Owed(List<Instance> starts, List<InstanceId> stops) {
  public static final Owed NOTHING = new Owed(List.of(), List.of());

  public Owed {
    starts = List.copyOf(starts);
    stops = List.copyOf(stops);
  }
}
