package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.rollout.RolloutCommand.Abort;
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

  private static int living(Stage stage, String assembly) {
    var crew = new CrewName(DUSK, new AssemblyName(assembly));
    return stage.world().fleet().crew(crew).living().size();
  }
}
