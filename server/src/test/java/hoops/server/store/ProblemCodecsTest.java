package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.Event;
import hoops.engine.InstanceName;
import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.watch.ProblemEvent;
import hoops.engine.watch.Subject;
import java.util.List;
import java.util.stream.Stream;

final class ProblemCodecsTest extends CodecContract {
  private static final TierName NIGHT = new TierName("night");
  private static final AssemblyName INDEX = new AssemblyName("index");
  private static final ProblemId ID = new ProblemId(77);
  private static final Reason WHAT = new Reason("index ended 3 times in 10 m");

  @Override
  Class<? extends Event> family() {
    return ProblemEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    var opened =
        Stream.of(
                new Subject.CrashLoop(NIGHT, INDEX),
                new Subject.Ailing(NIGHT, INDEX),
                new Subject.RolloutTrouble(NIGHT, new RolloutId(7)),
                new Subject.OddLife(new InstanceName(NIGHT, INDEX, 2), "stuck"),
                new Subject.Ci("repository"),
                new Subject.Raised(NIGHT, 77))
            .map(subject -> new ProblemEvent.ProblemOpened(ID, subject, new PersonId(1), WHAT));
    var later =
        Stream.of(
            new ProblemEvent.ProblemSeenAgain(ID, WHAT),
            new ProblemEvent.ProblemTaken(ID, new PersonId(2)),
            new ProblemEvent.ProblemClosed(ID, new Reason("disk was full, BUG-9")));
    return Stream.concat(opened, later).toList();
  }
}
