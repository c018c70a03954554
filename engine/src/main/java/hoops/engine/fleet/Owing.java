package hoops.engine.fleet;

import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceState.Ended;
import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.InstanceState.Sick;
import hoops.engine.fleet.InstanceState.Starting;
import hoops.engine.fleet.InstanceState.Stopping;
import hoops.engine.fleet.InstanceState.Stuck;
import hoops.engine.fleet.InstanceState.Unready;
import hoops.engine.fleet.InstanceState.Unseen;
import hoops.engine.fleet.InstanceState.Worth;
import java.util.ArrayList;

/// What is ordered and not yet seen done, less what a guard holds back this time (P2).
final class Owing {
  private Owing() {}

  static Owed of(Fleet fleet, Desired desired) {
    var starts = new ArrayList<Instance>();
    var stops = new ArrayList<InstanceId>();
    for (var crew : fleet.crews().values()) {
      boolean floored = floored(crew, desired);
      for (var life : crew.living().values()) {
        switch (life.state()) {
          case Ordered _ -> starts.add(life);
          case Stopping(_, _, var worth) when floored && worth == Worth.UP -> {} // I19, judged anew
          case Stopping _, Stuck _ -> stops.add(life.id());
          case Starting _, Ready _, Unready _, Sick _, Unseen _, Ended _ -> {}
        }
      }
    }
    return new Owed(starts, stops);
  }

  /// Fewer are up than must be: who was up when it was told to stop is left alone for now.
  private static boolean floored(Crew crew, Desired desired) {
    return crew.up() < desired.floor(crew.name());
  }
}
