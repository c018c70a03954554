package hoops.engine.rollout;

import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.InstanceId;
import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetCommand.Restart;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.Sighting;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.system.Moving;
import hoops.engine.system.TierSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Old instances wait for a return after the last wave, without traffic (M27).
class KeepOldTest {
  private static final TierName DUSK = new TierName("dusk");

  private final Play play =
      new Play(
          List.of(keeping(Play.spec(TierSpec.of(DUSK, TierSpec.Follows.NOTHING)))),
          "web>index",
          "lone");

  @Test
  void old_ones_stay_for_keep_old_and_then_go() {
    arrivedTwice();

    assertThat(of(1)).hasSize(1).allMatch(life -> life.state() instanceof Ready);
    assertThat(of(2)).hasSize(3);
    play.run(595, _ -> WELL);
    assertThat(of(1)).hasSize(1);
    play.run(10, _ -> WELL);
    assertThat(of(1)).isEmpty();
    assertThat(of(2)).hasSize(3);
  }

  @Test
  void they_get_no_traffic_once_the_new_ones_do() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    play.runUntilBaking(DUSK);
    assertThat(of(1)).allMatch(play.yard.desired()::serves);
    assertThat(of(2)).allMatch(play.yard.desired()::serves);

    play.run(200, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(of(1)).isNotEmpty().noneMatch(play.yard.desired()::serves);
    assertThat(of(2)).allMatch(play.yard.desired()::serves);
  }

  @Test
  void a_restart_of_the_server_forgets_none_of_it() {
    arrivedTwice();
    var kept = ids(of(1));

    play.yard.restart();
    play.yard.tick(); // before anybody has looked
    play.run(30, _ -> WELL);

    assertThat(ids(of(1))).isEqualTo(kept);
    play.run(600, _ -> WELL);
    assertThat(of(1)).isEmpty();
  }

  @Test
  void a_set_clock_keeps_them_no_longer_and_no_shorter() {
    arrivedTwice();

    play.yard.jump(Duration.ofHours(3));
    play.run(500, _ -> WELL);

    assertThat(of(1)).hasSize(1);
    play.run(120, _ -> WELL);
    assertThat(of(1)).isEmpty();
  }

  @Test
  void a_return_takes_them_first() {
    var first = arrivedTwice();
    var kept = ids(of(1));

    play.yard.ask(new RollBack(DUSK, first, RolloutCommand.Asked.ONCE, WHY));
    play.run(1, _ -> WELL);

    assertThat(of(1)).extracting(Instance::id).containsAll(kept);
    assertThat(of(1)).allMatch(play.yard.desired()::serves);
    play.run(300, _ -> WELL);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(1);
    assertThat(of(1)).extracting(Instance::id).containsAll(kept);
  }

  @Test
  void a_return_that_a_return_interrupts_takes_them_first_too() {
    var first = arrivedTwice();
    play.yard.ask(new RollBack(DUSK, first, RolloutCommand.Asked.ONCE, WHY));
    play.run(2, _ -> WELL);
    var still = ids(of(2));
    assertThat(still).isNotEmpty();

    play.yard.ask(
        new RollBack(
            DUSK,
            play.yard.state().tiers().tier(DUSK).last().orElseThrow().manifest(),
            RolloutCommand.Asked.ONCE,
            WHY));
    play.run(300, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(2);
    assertThat(of(2)).extracting(Instance::id).containsAll(still);
  }

  @Test
  void a_kept_one_that_ends_or_is_ill_is_not_replaced() {
    arrivedTwice();
    play.run(5, life -> life.side().build().number() == 1 ? Play.ILL : WELL);

    assertThat(of(1)).isEmpty();
    assertThat(of(2)).hasSize(3);
    play.run(60, _ -> WELL);
    assertThat(of(1)).isEmpty();
  }

  @Test
  void they_are_no_reason_to_stop_one_that_serves() {
    arrivedTwice();
    var serving = of(2);

    assertThat(play.yard.ask(new Restart(serving.get(0).id(), WHY)))
        .isInstanceOf(Decision.Accepted.class);

    assertThat(play.yard.ask(new Restart(serving.get(1).id(), WHY)))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void what_ends_of_the_new_side_is_replaced_beside_them() {
    arrivedTwice();

    play.see(of(2).getFirst(), new Sighting.Gone(new Exit.Code(1)));
    play.run(30, _ -> WELL);

    assertThat(of(2)).hasSize(3);
    assertThat(of(1)).hasSize(1);
  }

  @Test
  void they_leave_first_when_another_build_comes() {
    arrivedTwice();
    play.deploy(DUSK, play.yard.manifest(3));
    assertThat(of(1)).noneMatch(play.yard.desired()::serves);

    play.runUntilBaking(DUSK);

    assertThat(play.last(DUSK).state()).isInstanceOf(Baking.class);
    assertThat(of(1)).isEmpty();
    play.run(300, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(of(2)).hasSize(1);
    assertThat(of(3)).hasSize(3);
  }

  @Test
  void once_they_left_for_another_build_they_fill_no_place() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    play.runUntil(100, () -> play.last(DUSK).state().equals(new Advancing(2)));
    play.crash(DUSK, 1);
    arrives();
    assertThat(of(1)).hasSize(1);
    play.deploy(DUSK, play.yard.manifest(3));
    play.runUntil(20, () -> of(1).isEmpty());

    play.crash(DUSK, 2);
    play.run(5, _ -> WELL);

    assertThat(of(1)).isEmpty();
    assertThat(of(2)).hasSize(3);
  }

  @Test
  void an_abort_later_leaves_them_waiting() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    play.runUntil(200, () -> play.last(DUSK).wave() == 3);
    assertThat(of(1)).hasSize(1);
    play.yard.ask(new Abort(play.last(DUSK).id(), WHY));
    play.run(5, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.MIXED);
    assertThat(of(1)).hasSize(1).noneMatch(play.yard.desired()::serves);
    assertThat(of(2)).hasSize(3).allMatch(play.yard.desired()::serves);
    play.crash(DUSK, 1);
    play.run(20, _ -> WELL);
    assertThat(of(1)).isEmpty();
  }

  @Test
  void an_abort_of_the_next_one_gives_them_no_traffic() {
    arrivedTwice();
    var ill = of(2).getFirst().id(); // nobody can be spared, so they cannot leave yet
    play.run(1, life -> life.id().equals(ill) ? Play.ILL : WELL);
    play.deploy(DUSK, play.yard.manifest(3));
    for (int i = 0; i < 60 && !play.last(DUSK).progress().moved(); i++) {
      play.run(1, life -> life.id().equals(ill) ? Play.ILL : WELL);
    }
    assertThat(of(1)).hasSize(1);

    play.yard.ask(new Abort(play.last(DUSK).id(), WHY));
    play.run(5, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.MIXED);
    assertThat(of(1)).hasSize(1).noneMatch(play.yard.desired()::serves);
    assertThat(of(2)).hasSize(3).allMatch(play.yard.desired()::serves);
  }

  private ManifestHash arrivedTwice() {
    var first = play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    arrives();
    return first;
  }

  private void arrives() {
    play.runUntil(600, () -> play.outcome(DUSK) == Outcome.ARRIVED);
  }

  private List<Instance> of(int build) {
    return play.crew(DUSK).stream().filter(life -> life.side().build().number() == build).toList();
  }

  private static List<InstanceId> ids(List<Instance> lives) {
    return lives.stream().map(Instance::id).toList();
  }

  private static TierSpec keeping(TierSpec spec) {
    var moving = spec.moves().fallback();
    return spec.with(
        new Moving(
            moving.waves(),
            moving.surge(),
            moving.missing(),
            moving.redGreen(),
            moving.judge(),
            moving.bake(),
            moving.readyFor(),
            moving.readyWithin(),
            moving.noProgress(),
            Duration.ofMinutes(10)));
  }
}
