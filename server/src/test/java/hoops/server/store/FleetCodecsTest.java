package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetEvent;
import hoops.engine.fleet.Purpose.ForRollout;
import hoops.engine.fleet.Purpose.ForUpkeep;
import hoops.engine.fleet.Purpose.Need;
import hoops.engine.fleet.Side;
import java.util.ArrayList;
import java.util.List;

final class FleetCodecsTest extends CodecContract {
  private static final TierName NIGHT = new TierName("night");
  private static final AssemblyName RECEIVER = new AssemblyName("receiver");
  private static final InstanceName NAME = new InstanceName(NIGHT, RECEIVER, 3);
  private static final InstanceId ID = new InstanceId(NAME, new Position(88123));
  private static final Side SIDE =
      new Side(new BuildId(RECEIVER, 4711), new PropertySetId(NIGHT, 3));
  private static final Reason WHY = new Reason("trying it, OPS-412");

  @Override
  Class<? extends Event> family() {
    return FleetEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    var samples = new ArrayList<Event>();
    samples.add(new FleetEvent.InstanceOrdered(NAME, SIDE, new ForRollout(new RolloutId(7))));
    for (var need : Need.values()) {
      samples.add(new FleetEvent.InstanceOrdered(NAME, SIDE, new ForUpkeep(need)));
    }
    samples.addAll(
        List.of(
            new FleetEvent.StopOrdered(ID, new ForRollout(new RolloutId(7)), WHY),
            new FleetEvent.StopOrdered(ID, new ForUpkeep(Need.SICK), WHY),
            new FleetEvent.InstanceStarted(ID),
            new FleetEvent.InstanceReady(ID),
            new FleetEvent.InstanceUnready(ID, WHY),
            new FleetEvent.InstanceSick(ID, WHY),
            new FleetEvent.InstanceUnseen(ID, WHY),
            new FleetEvent.InstanceEnded(ID, new Exit.Code(7)),
            new FleetEvent.InstanceEnded(ID, new Exit.NeverRan("its digest is wrong")),
            new FleetEvent.InstanceEnded(ID, new Exit.Unknown("the machine was off")),
            new FleetEvent.InstanceStuck(ID, WHY),
            new FleetEvent.StraySeen(ID, WHY),
            new FleetEvent.StrayGone(ID),
            new FleetEvent.CrashLooped(new CrewName(NIGHT, RECEIVER), SIDE, 3),
            new FleetEvent.CuresSpent(new CrewName(NIGHT, RECEIVER), SIDE, 3)));
    return samples;
  }
}
