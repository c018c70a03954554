package hoops.engine.rollout;

import static hoops.engine.rollout.Play.ILL;
import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.fleet.Instance;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.system.Assembly;
import hoops.engine.system.TierSpec;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A build that cannot run beside its forerunner (S28, M9).
class AloneTest {
  private static final TierName DUSK = new TierName("dusk");

  private final Play play =
      new Play(List.of(Play.spec(TierSpec.of(DUSK, TierSpec.Follows.MAIN))), "index");

  @Test
  void the_old_stop_first_and_never_run_beside_the_new() {
    var to = second("lock 2");

    assertThat(part().alone()).isTrue();
    assertThat(part().leavesNoneServing()).isTrue();
    apart(120);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(2);
    assertThat(play.yard.state().tiers().tier(DUSK).proven(to)).isTrue();
  }

  @Test
  void the_same_mark_as_the_forerunner_s_is_an_ordinary_move() {
    second("lock 2");
    apart(120);
    play.deploy(DUSK, play.yard.manifest(3));

    assertThat(part().alone()).isFalse();
    assertThat(part().leavesNoneServing()).isFalse();
    assertThat(part().steps()).hasSize(2);
  }

  @Test
  void no_mark_any_more_is_an_ordinary_move() {
    second("lock 2");
    apart(120);
    play.yard.describe("index", marked(""));
    play.deploy(DUSK, play.yard.manifest(3));

    assertThat(part().alone()).isFalse();
  }

  @Test
  void one_that_fails_leaves_before_the_old_come_back() {
    second("lock 2");
    for (int i = 0; i < 800; i++) {
      play.run(1, life -> life.side().build().number() == 2 ? ILL : WELL);
      never();
    }

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.FAILED_UNCHANGED);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(1);
  }

  @Test
  void the_way_back_keeps_them_apart_too() {
    second("lock 2");
    play.runUntilBaking(DUSK);
    play.crash(DUSK, 2);
    apart(300);

    assertThat(play.last(DUSK).plan().kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(play.last(DUSK).plan().parts().getFirst().alone()).isTrue();
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(1);
  }

  @Test
  void an_abort_at_any_second_leaves_them_apart() {
    for (int after = 0; after < 40; after += 3) {
      var fresh = new AloneTest();
      fresh.second("lock 2");
      fresh.apart(after);
      fresh.play.yard.ask(new Abort(fresh.play.last(DUSK).id(), WHY));
      fresh.apart(60);
      assertThat(fresh.play.last(DUSK).ended()).isTrue();
      assertThat(fresh.play.builds(DUSK)).as("after %d s", after).isNotEmpty();
    }
  }

  private ManifestHash second(String mark) {
    play.arrived(DUSK, 1);
    play.yard.describe("index", marked(mark));
    var to = play.yard.manifest(2);
    play.deploy(DUSK, to);
    return to;
  }

  private Part part() {
    return play.last(DUSK).plan().parts().getFirst();
  }

  private void apart(int seconds) {
    for (int i = 0; i < seconds; i++) {
      play.run(1, _ -> WELL);
      never();
    }
  }

  private void never() {
    assertThat(play.yard.state().fleet().living(DUSK).map(Instance::side).distinct().toList())
        .as("never beside each other")
        .hasSizeLessThanOrEqualTo(1);
  }

  private static UnaryOperator<Assembly> marked(String mark) {
    return Play.marked(new Assembly.OneWay("", mark));
  }
}
