package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.PlanId;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.fleet.Side;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Marks;
import hoops.engine.rollout.Origin;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutEvent;
import hoops.engine.rollout.Sides;
import hoops.engine.rollout.Step;
import hoops.engine.rollout.Trigger;
import hoops.engine.system.Moving;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

final class RolloutCodecsTest extends CodecContract {
  private static final TierName NIGHT = new TierName("night");
  private static final AssemblyName RECEIVER = new AssemblyName("receiver");
  private static final RolloutId ID = new RolloutId(1042);
  private static final ManifestHash NEW = new ManifestHash("81c4d2" + "0".repeat(58));
  private static final ManifestHash OLD = new ManifestHash("11c4d2" + "0".repeat(58));
  private static final PropertySetId SET = new PropertySetId(NIGHT, 3);
  private static final Instant LATER = Instant.parse("2026-11-24T17:52:03.120Z");
  private static final Reason WHY = new Reason("trying it, OPS-412");

  @Override
  Class<? extends Event> family() {
    return RolloutEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    var samples = new ArrayList<Event>();
    samples.add(new RolloutEvent.PlanMade(plan(Kind.PROMOTE, new Origin.Empty())));
    samples.add(new RolloutEvent.PlanMade(plan(Kind.ROLLBACK, new Origin.Mixed(OLD))));
    samples.add(new RolloutEvent.PlanMade(plan(Kind.PROPERTIES, new Origin.Whole(OLD))));
    samples.add(new RolloutEvent.PlanMade(plan(Kind.REPAIR, new Origin.Whole(OLD))));
    for (var trigger : Trigger.values()) {
      samples.add(
          new RolloutEvent.RolloutPlanned(
              ID, plan(Kind.PROMOTE, new Origin.Whole(OLD)), trigger, WHY, verdicts()));
    }
    samples.add(new RolloutEvent.PlanRenewed(ID, plan(Kind.PROMOTE, new Origin.Whole(OLD))));
    samples.add(new RolloutEvent.RolloutStarted(ID));
    samples.add(new RolloutEvent.WaveStarted(ID, 2));
    samples.add(new RolloutEvent.WaveLanded(ID, 2, LATER));
    samples.add(new RolloutEvent.BakePaused(ID));
    samples.add(new RolloutEvent.BakeContinued(ID, LATER));
    for (var cause : HoldCause.values()) {
      samples.add(new RolloutEvent.HoldAsked(ID, cause, WHY));
      samples.add(new RolloutEvent.HoldCleared(ID, cause, WHY));
    }
    samples.add(new RolloutEvent.RolloutHeld(ID));
    samples.add(new RolloutEvent.RolloutResumed(ID, WHY));
    samples.add(new RolloutEvent.RolloutRetried(ID, WHY));
    samples.add(new RolloutEvent.AssemblyLeft(ID, RECEIVER));
    samples.add(new RolloutEvent.PartResized(ID, RECEIVER, 12, new Sides(4, 9)));
    samples.add(new RolloutEvent.MarksRaised(ID, RECEIVER, new Marks(4, 9, 3, 2)));
    samples.add(new RolloutEvent.MarksRaised(ID, RECEIVER, Marks.NONE));
    samples.add(new RolloutEvent.RolloutUndecided(ID, WHY, new PersonId(1), LATER));
    samples.add(new RolloutEvent.RolloutYielded(ID, new RolloutId(1043), WHY));
    samples.add(new RolloutEvent.RolloutSettling(ID, LATER));
    for (var outcome : Outcome.values()) {
      samples.add(new RolloutEvent.RolloutEnded(ID, outcome, WHY));
    }
    return samples;
  }

  static SortedMap<String, Verdict> verdicts() {
    return new TreeMap<>(
        Map.of(
            "clean", new Verdict.Open("all tests passed"),
            "window", new Verdict.Until("opens at 11:00", LATER),
            "sign-off", new Verdict.Waiting("waits for mia"),
            "pin", new Verdict.Closed("pinned")));
  }

  static Plan plan(Kind kind, Origin from) {
    var part =
        new Part(
            RECEIVER,
            1,
            new Side(new BuildId(RECEIVER, 4712), SET),
            List.of(new Side(new BuildId(RECEIVER, 4711), new PropertySetId(NIGHT, 2))),
            12,
            moving(),
            List.of(
                new Step(new Share.Count(1), Step.Old.BESIDE),
                new Step(new Share.Percent(50), Step.Old.STOPS_FIRST),
                new Step(new Share.Percent(100), Step.Old.MAKES_ROOM)));
    return new Plan(new PlanId(204), NIGHT, kind, from, NEW, SET, List.of(part));
  }

  private static Moving moving() {
    return new Moving(
        List.of(new Share.Count(1), new Share.Percent(100)),
        new Share.Percent(33),
        new Share.Count(0),
        Moving.RedGreen.FIRST,
        Moving.Judge.HEALTH,
        Moving.Bake.of(Duration.ofSeconds(30)),
        Duration.ofSeconds(10),
        Duration.ofSeconds(90),
        Duration.ofMinutes(10),
        Duration.ZERO);
  }
}
