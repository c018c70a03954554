package hoops.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Sighting;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.Hold;
import hoops.engine.rollout.RolloutCommand.Resume;
import hoops.engine.rollout.RolloutCommand.Retry;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.system.TierSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What went wrong elsewhere in public issues of its peers, by its name there, as far as nothing
/// weighs traffic.
class HazardsTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final TierName DAWN = new TierName("dawn");
  private static final Reason WHY = new Reason("because");
  private static final Sighting WELL = new Sighting.Well();
  private static final Sighting ILL = new Sighting.NotReady(new Reason("503"));

  private final Play play =
      new Play(
          List.of(
              Play.spec(TierSpec.of(DUSK, TierSpec.Follows.MAIN)),
              Play.spec(TierSpec.of(DAWN, TierSpec.Follows.NOTHING))),
          "index");

  @Test
  void a_rollout_arrives_and_a_second_one_finds_nothing_to_do() {
    var to = play.arrived(DUSK, 1);

    assertThat(play.last(DUSK).state()).isInstanceOf(Finished.class);
    assertThat(play.yard.state().tiers().tier(DUSK).proven(to)).isTrue();
    assertThat(play.deploy(DUSK, to)).isInstanceOf(Decision.AlreadySo.class);
    assertThat(play.yard.owed().starts()).isEmpty();
    assertThat(play.yard.owed().stops()).isEmpty();
  }

  /// M8.
  @Test
  void cure_passes_a_sick_old_side() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));

    play.run(200, life -> life.side().build().number() == 2 ? WELL : ILL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void deadline_ends_every_wave() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));

    play.run(800, life -> life.side().build().number() == 2 ? ILL : WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.FAILED_UNCHANGED);
    assertThat(play.builds(DUSK)).containsOnly(1);
  }

  /// M16.
  @Test
  void flapping_is_no_progress() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    var began = play.yard.now();

    for (int i = 0; i < 160 && !(play.last(DUSK).state() instanceof Finished); i++) {
      var now = i % 2 == 0 ? WELL : ILL;
      play.run(5, life -> life.side().build().number() == 2 ? now : WELL);
    }

    assertThat(play.yard.now()).isBefore(began.plus(Duration.ofMinutes(14)));
    assertThat(play.yard.state().rollouts().of(DUSK))
        .noneMatch(one -> one.plan().kind() == Kind.PROMOTE && one.underWay());
  }

  @Test
  void resume_and_retry_restart_the_clock() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    play.run(300, life -> life.side().build().number() == 2 ? ILL : WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Held.class);

    play.yard.ask(new Retry(play.last(DUSK).id(), WHY));

    assertThat(play.last(DUSK).state()).isEqualTo(new Advancing(1));
    assertThat(play.last(DUSK).progress().last()).isEqualTo(play.yard.now());
    play.run(200, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void a_crash_while_it_bakes_goes_back_by_itself_and_is_barred() {
    play.arrived(DUSK, 1);
    var bad = play.yard.manifest(2);
    play.deploy(DUSK, bad);
    play.runUntilBaking(DUSK);
    play.crash(DUSK, 2);
    play.run(300, _ -> WELL);

    assertThat(play.yard.state().rollouts().of(DUSK).getFirst().plan().kind())
        .isEqualTo(Kind.ROLLBACK);
    assertThat(play.yard.state().rollouts().underWay(DUSK)).isEmpty();
    assertThat(play.builds(DUSK)).containsOnly(1);
    assertThat(play.yard.state().rollouts().barred(DUSK, bad)).isTrue();
    assertThat(play.automatic(DUSK, bad)).isInstanceOf(Decision.Refused.class);
    assertThat(play.automatic(DUSK, play.yard.manifest(3))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void one_way_back_then_a_person() {
    play.arrived(DAWN, 1);
    play.deploy(DAWN, play.yard.manifest(2));
    play.runUntilBaking(DAWN);
    play.crash(DAWN, 2);
    play.run(300, _ -> WELL);
    assertThat(play.builds(DAWN)).containsOnly(1);
    play.deploy(DAWN, play.yard.manifest(3));
    play.runUntilBaking(DAWN);
    play.crash(DAWN, 3);
    play.run(5, _ -> WELL);

    assertThat(play.last(DAWN).state()).isInstanceOf(Undecided.class);
    assertThat(play.automatic(DAWN, play.yard.manifest(4))).isNotEqualTo(Decision.accept());
  }

  @Test
  void abort_in_every_state_keeps_the_floor() {
    for (int after = 0; after < 90; after += 7) {
      var fresh = new HazardsTest();
      fresh.play.arrived(DUSK, 1);
      fresh.play.deploy(DUSK, fresh.play.yard.manifest(2));
      fresh.play.run(after, _ -> WELL);
      fresh.play.yard.ask(new Abort(fresh.play.last(DUSK).id(), WHY));
      fresh.play.run(60, _ -> WELL);

      assertThat(fresh.play.last(DUSK).ended()).isTrue();
      assertThat(fresh.play.crew(DUSK).stream().filter(Instance::ready).count()).isEqualTo(3);
    }
  }

  @Test
  void a_hold_in_a_bake_stands_at_once_and_goes_on_with_it() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    play.runUntilBaking(DUSK);
    var baking = play.last(DUSK).state();

    play.yard.ask(new Hold(play.last(DUSK).id(), WHY));
    assertThat(play.last(DUSK).state()).isInstanceOf(Held.class);
    play.yard.ask(new Resume(play.last(DUSK).id(), List.of(), WHY));

    assertThat(play.last(DUSK).state()).isEqualTo(baking);
  }

  /// S27: all of it in one decision.
  @Test
  void a_rollback_by_hand_pins_and_opens_a_problem_at_once() {
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);

    play.yard.ask(new RollBack(DUSK, first, RolloutCommand.Asked.ONCE, WHY));

    assertThat(play.yard.state().tiers().tier(DUSK).pin().manifest()).isEqualTo(first);
    assertThat(play.yard.state().problems().open()).hasSize(1);
    play.run(200, _ -> WELL);
    assertThat(play.builds(DUSK)).containsOnly(1);
  }

  /// M7, M39.
  @Test
  void a_lost_life_keeps_its_side() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    play.runUntilBaking(DUSK);
    var old =
        play.crew(DUSK).stream().filter(life -> life.side().build().number() == 1).findFirst();
    play.see(old.orElseThrow(), new Sighting.Gone(new Exit.Unknown("its machine is gone")));
    play.run(5, _ -> WELL);

    assertThat(play.crew(DUSK)).hasSize(4);
    assertThat(play.last(DUSK).state()).isInstanceOf(Baking.class);
  }

  /// S30, M39.
  @Test
  void one_sick_life_is_cured_and_replaced_by_its_own_build() {
    play.arrived(DUSK, 1);
    var sick = play.crew(DUSK).getFirst();
    for (int i = 0; i < 130; i++) {
      play.run(1, life -> life.id().equals(sick.id()) ? new Sighting.Unhealthy(WHY) : WELL);
    }
    play.run(20, _ -> WELL);

    assertThat(play.crew(DUSK)).hasSize(3).noneMatch(life -> life.id().equals(sick.id()));
    assertThat(play.builds(DUSK)).containsOnly(1);
  }
}
