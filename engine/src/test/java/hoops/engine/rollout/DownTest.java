package hoops.engine.rollout;

import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.TierName;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.TierEvent.TierBroughtUp;
import hoops.engine.tier.TierEvent.TierPutDown;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A tier that was put down: nothing of it runs, whatever is asked and whatever the file says.
class DownTest {
  private static final TierName DUSK = new TierName("dusk");

  private final TierSpec spec = Play.spec(TierSpec.of(DUSK, TierSpec.Follows.NOTHING));
  private final Play play = new Play(List.of(spec.with(TierSpec.Counts.each(0))), "index");

  @Test
  void an_assembly_that_never_ran_does_not_begin_on_it() {
    play.arrived(DUSK, 1);
    down();

    play.yard.govern(spec.with(TierSpec.Counts.each(3)));
    play.run(30, _ -> WELL);

    assertThat(play.crew(DUSK)).isEmpty();
    up();
    play.run(30, _ -> WELL);
    assertThat(play.builds(DUSK)).containsExactly(1, 1, 1);
  }

  @Test
  void it_does_not_go_back_until_it_is_up() {
    play.yard.govern(spec);
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);
    down();
    play.run(30, _ -> WELL);
    var back = new RollBack(DUSK, first, RolloutCommand.Asked.ONCE, WHY);

    assertThat(play.yard.ask(back)).isInstanceOf(Decision.Refused.class);
    assertThat(play.crew(DUSK)).isEmpty();

    up();
    assertThat(play.yard.ask(back)).isInstanceOf(Decision.Accepted.class);
    play.run(60, _ -> WELL);
    assertThat(play.builds(DUSK)).containsExactly(1, 1, 1);
  }

  @Test
  void what_is_deployed_meanwhile_waits_in_line() {
    play.yard.govern(spec);
    play.arrived(DUSK, 1);
    down();
    play.deploy(DUSK, play.yard.manifest(2));
    play.run(30, _ -> WELL);

    assertThat(play.yard.state().rollouts().inLine(DUSK).orElseThrow().state())
        .isEqualTo(new Waiting());
    assertThat(play.crew(DUSK)).isEmpty();
    up();
    play.run(200, _ -> WELL);
    assertThat(play.builds(DUSK)).containsExactly(2, 2, 2);
  }

  private void down() {
    play.yard.happen(List.of(new TierPutDown(DUSK, WHY)));
  }

  private void up() {
    play.yard.happen(List.of(new TierBroughtUp(DUSK, WHY)));
  }
}
