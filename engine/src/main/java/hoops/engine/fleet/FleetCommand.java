package hoops.engine.fleet;

import hoops.engine.Command;
import hoops.engine.Essential;
import hoops.engine.InstanceId;
import hoops.engine.Reason;
import java.time.Instant;
import java.util.List;

/// What is reported and asked about instances.
public sealed interface FleetCommand extends Command {
  /// This was seen of that life, by samples taken then; one older than 20 s, or than the last act
  /// on that life, says nothing (P4).
  record Observed(InstanceId id, Sighting seen, Instant taken) implements FleetCommand, Essential {}

  /// Several looks that came together, such as one look of a platform at all it has.
  record Looked(List<Observed> seen) implements FleetCommand, Essential {
    public Looked {
      seen = List.copyOf(seen);
    }
  }

  /// A person wants another life in the place of this one. Refused where the one budget of its
  /// assembly, or the floor, has no room for it (I19, S30), and while a rollout moves it.
  record Restart(InstanceId id, Reason why) implements FleetCommand {}
}
