package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.watch.Subject;
import hoops.server.platforms.rehearsal.Act;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What seeds have found, told as short as it can be, and kept for ever.
class LessonsTest {
  private static final TierName DUSK = new TierName("dusk");

  @Test
  void an_aborted_rollout_brings_no_left_assembly_back() {
    var stage = new Stage(SystemText.small().with("mill", "", 2)).arrived();
    stage.apply(stage.text().without("mill"));
    stage.commit("index");
    stage.pass(Duration.ofMinutes(1));
    assertThat(living(stage, "mill")).isZero();

    stage.troupe().plays(Stage.build("web@3"), Act.SERVES.readyAfter(Act.NEVER));
    stage.commit("web", "index");
    stage.pass(Duration.ofSeconds(8));
    stage.ask(new Abort(stage.last(DUSK).id(), Stage.WHY));
    assertThat(stage.world().rollouts().mixed(DUSK)).isTrue();
    stage.pass(Duration.ofMinutes(1));

    assertThat(living(stage, "mill")).isZero();
  }

  @Test
  void a_tier_goes_back_from_an_assembly_that_is_new() {
    var stage = new Stage(SystemText.small()).arrived();
    stage.troupe().plays(Stage.build("mill@2"), Act.SERVES.endingWith(3, Duration.ofSeconds(4)));
    stage.apply(stage.text().with("mill", "", 2));
    stage.commit("mill");
    stage.pass(Duration.ofMinutes(2));

    assertThat(stage.world().rollouts().of(DUSK)).allMatch(one -> one.ended());
    assertThat(stage.world().rollouts().mixed(DUSK)).isFalse();
    assertThat(living(stage, "mill")).isZero();
    assertThat(living(stage, "web")).isEqualTo(3);
  }

  @Test
  void what_was_cured_three_times_has_one_owner() {
    var stage = new Stage(SystemText.small().with("mill", "", 2)).arrived();
    stage.troupe().plays(Stage.build("mill@1"), Act.SERVES.sickFrom(Duration.ofSeconds(1)));
    stage.troupe().lives().stream()
        .filter(life -> life.id().name().toString().startsWith("dusk-mill"))
        .forEach(life -> stage.troupe().sickens(life.id()));
    stage.pass(Duration.ofMinutes(20));

    var ailing = new Subject.Ailing(DUSK, new AssemblyName("mill"));
    assertThat(stage.world().problems().open())
        .filteredOn(one -> one.subject().equals(ailing))
        .singleElement()
        .satisfies(one -> assertThat(one.what().text()).contains("cured 3 times"));
  }

  private static int living(Stage stage, String assembly) {
    var crew = new CrewName(DUSK, new AssemblyName(assembly));
    return stage.world().fleet().crew(crew).living().size();
  }
}
