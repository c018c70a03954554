package hoops.engine.gate;

import hoops.engine.build.Builds;
import hoops.engine.people.People;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Slot;
import hoops.engine.tier.Stop;
import hoops.engine.tier.Tier;
import java.util.List;

/// What gates may look at, gathered by `control` for one move of one tier: also what is shown under
/// "why?".
public record Seen(
    TierSpec spec,
    Tier tier,
    Move move,
    Candidate candidate,
    Slot slot,
    Standing standing,
    List<Stop> stops,
    Builds builds,
    People people) {
  public Seen {
    stops = List.copyOf(stops);
  }
}
