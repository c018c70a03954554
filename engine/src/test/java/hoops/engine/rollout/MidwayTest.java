package hoops.engine.rollout;

import static hoops.engine.rollout.Play.ILL;
import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.TierName;
import hoops.engine.rollout.RolloutCommand.Hold;
import hoops.engine.rollout.RolloutCommand.Resume;
import hoops.engine.rollout.RolloutEvent.PartResized;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.system.TierSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The number of instances changes while a rollout is under way (M10, M38, S22).
class MidwayTest {
  private static final TierName DUSK = new TierName("dusk");

  private final TierSpec spec =
      Play.spec(TierSpec.of(DUSK, TierSpec.Follows.NOTHING)).with(TierSpec.Counts.each(12));
  private final Play play = new Play(List.of(spec), "index");

  @Test
  void resize_keeps_the_judged_share() {
    began();
    play.runUntilBaking(DUSK);
    assertThat(sides()).isEqualTo(new Sides(2, 12));

    size(24);
    play.run(15, _ -> WELL);

    assertThat(play.last(DUSK).state()).isInstanceOf(Baking.class);
    assertThat(sides()).isEqualTo(new Sides(3, 24));
  }

  @Test
  void a_smaller_n_takes_from_both_sides_and_keeps_the_floor() {
    began();
    play.runUntilBaking(DUSK);

    size(6);
    for (int i = 0; i < 20; i++) {
      play.run(1, _ -> WELL);
      assertThat(play.builds(DUSK)).hasSizeGreaterThanOrEqualTo(5);
    }

    assertThat(sides()).isEqualTo(new Sides(1, 6));
  }

  @Test
  void resize_neither_stalls_nor_resets_the_judge() {
    began();
    play.runUntilBaking(DUSK);
    var until = play.last(DUSK).state();

    size(13);
    play.run(1, _ -> WELL);

    assertThat(play.last(DUSK).state()).isEqualTo(until);
    play.run(60, _ -> WELL);
    assertThat(play.last(DUSK).state()).isNotEqualTo(until);
    play.run(120, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.builds(DUSK)).hasSize(13).containsOnly(2);
  }

  @Test
  void whatever_n_becomes_whenever_it_arrives_with_it() {
    for (int to : List.of(0, 1, 3, 10, 14, 30)) {
      for (int after = 1; after < 120; after += 7) {
        var fresh = new MidwayTest();
        fresh.began();
        fresh.play.run(after, _ -> WELL);
        fresh.size(to);
        fresh.play.run(400, _ -> WELL);
        assertThat(fresh.play.outcome(DUSK)).as("%d s, %d", after, to).isEqualTo(Outcome.ARRIVED);
        assertThat(fresh.play.builds(DUSK)).as("%d s, %d", after, to).hasSize(to);
        assertThat(fresh.play.builds(DUSK).stream().allMatch(build -> build == 2)).isTrue();
      }
    }
  }

  @Test
  void n_that_goes_up_and_down_again_leaves_no_trace() {
    began();
    play.runUntilBaking(DUSK);
    size(30);
    play.run(3, _ -> WELL);
    size(12);
    play.run(15, _ -> WELL);

    assertThat(sides().fresh()).isBetween(1L, 2L);
    assertThat(sides().old()).isEqualTo(12);
  }

  @Test
  void what_is_held_is_resized_and_stays_held() {
    began();
    play.runUntilBaking(DUSK);
    play.yard.ask(new Hold(play.last(DUSK).id(), WHY));

    size(24);
    play.run(30, _ -> WELL);

    assertThat(play.last(DUSK).state()).isInstanceOf(Held.class);
    assertThat(sides()).isEqualTo(new Sides(3, 24));
    play.yard.ask(new Resume(play.last(DUSK).id(), List.of(), WHY));
    play.run(120, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void a_stalled_wave_starts_no_new_one_for_a_larger_n() {
    began();
    play.run(120, life -> life.side().build().number() == 2 ? ILL : WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Held.class);

    size(24);
    play.run(10, life -> life.side().build().number() == 2 ? ILL : WELL);

    assertThat(sides()).isEqualTo(new Sides(2, 24));
  }

  @Test
  void an_undecided_one_serves_the_larger_n_on_its_old_side() {
    began();
    play.runUntilBaking(DUSK);
    play.run(400, life -> life.side().build().number() == 2 ? null : WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Undecided.class);

    size(20);
    play.run(15, _ -> WELL);

    assertThat(sides().old()).isEqualTo(20);
    assertThat(play.last(DUSK).state()).isInstanceOf(Undecided.class);
  }

  @Test
  void the_same_n_is_said_once_and_survives_a_restart() {
    began();
    play.runUntilBaking(DUSK);
    size(24);
    play.run(3, _ -> WELL);
    play.yard.restart();
    play.run(12, _ -> WELL);

    assertThat(sides()).isEqualTo(new Sides(3, 24));
    assertThat(play.yard.journal().stream().filter(entry -> entry.event() instanceof PartResized))
        .hasSize(1);
  }

  private void began() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    assertThat(play.last(DUSK).state()).isInstanceOf(Advancing.class);
  }

  private void size(int n) {
    play.yard.govern(spec.with(TierSpec.Counts.each(n)));
  }

  private Sides sides() {
    long fresh = play.crew(DUSK).stream().filter(life -> life.side().build().number() == 2).count();
    return new Sides(fresh, play.crew(DUSK).size() - fresh);
  }
}
