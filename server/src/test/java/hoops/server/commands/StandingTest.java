package hoops.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.PersonId;
import hoops.engine.Position;
import hoops.engine.ProblemId;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.build.BuildEvent.CiMended;
import hoops.engine.build.BuildEvent.CiTroubled;
import hoops.engine.build.CiTrouble;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceStarted;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Side;
import hoops.engine.tier.TierEvent.TierPutDown;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How things stand is told as it is known now, not as it was once said.
class StandingTest {
  private static final Reason WHY = new Reason("repository source has no branch main");
  private static final TierName NIGHT = new TierName("night");
  private static final Purpose KEPT = new Purpose.ForUpkeep(Purpose.Need.MISSING);

  @Test
  void a_problem_of_ci_is_over_once_ci_is_well() throws InterruptedException {
    var kind = CiTrouble.Kind.REPOSITORY;
    var ill = new CiTroubled(kind, WHY);
    var opened = new ProblemOpened(new ProblemId(2), Subject.Ci.of(kind), new PersonId(1), WHY);
    try (var stage = Stage.then(ill, opened)) {
      assertThat(stage.pipe("problem list").whole()).contains(WHY.text()).doesNotContain("over:");
      assertThat(stage.pipe("problem show 2").whole()).doesNotContain("well again");
    }
    try (var stage = Stage.then(ill, opened, new CiMended(kind))) {
      assertThat(stage.pipe("problem list").whole()).contains("over: " + WHY.text());
      assertThat(stage.pipe("problem show 2").whole()).contains("open, and CI is well again");
      assertThat(stage.pipe("problem list --json").whole()).contains("\"over\":true");
    }
  }

  /// S30: silence is no sickness, and the gateway goes on sending requests.
  @Test
  void silent_instances_are_no_failure() throws InterruptedException {
    try (var stage = Stage.then(living("receiver"))) {
      assertThat(stage.pipe("status night").whole()).contains("degraded; manifest");
    }
    try (var stage = Stage.then(living("index"))) {
      assertThat(stage.pipe("status night").whole()).contains("failed; manifest");
    }
  }

  @Test
  void a_tier_that_goes_down_says_what_still_runs() throws InterruptedException {
    var events = new ArrayList<>(List.of(living("receiver", "index")));
    events.add(new TierPutDown(NIGHT, WHY));
    try (var stage = Stage.then(events.toArray(Event[]::new))) {
      assertThat(stage.pipe("status night").whole()).contains("going down, 2 still run");
    }
    try (var stage = Stage.then(new TierPutDown(NIGHT, WHY))) {
      assertThat(stage.pipe("status night").whole()).contains("down").doesNotContain("going");
    }
  }

  @Test
  void an_instance_named_without_its_tier_is_suggested() throws InterruptedException {
    try (var stage = Stage.then(living("receiver"))) {
      assertThat(stage.pipe("logs night receiver-1").err())
          .contains("Did you mean night-receiver-1?");
    }
  }

  /// One silent instance of each.
  private static Event[] living(String... assemblies) {
    var events = new ArrayList<Event>();
    for (var name : assemblies) {
      var assembly = new AssemblyName(name);
      var instance = new InstanceName(NIGHT, assembly, 1);
      var id = new InstanceId(instance, new Position(Stage.length() + events.size() + 1));
      var side = new Side(new BuildId(assembly, 1), new PropertySetId(NIGHT, 1));
      events.addAll(
          List.of(
              new InstanceOrdered(instance, side, KEPT),
              new InstanceStarted(id),
              new InstanceUnseen(id, WHY)));
    }
    return events.toArray(Event[]::new);
  }
}
