package hoops.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.Sighting;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Hold;
import hoops.engine.rollout.RolloutCommand.Resume;
import hoops.engine.rollout.RolloutCommand.Retry;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.system.Moving;
import hoops.engine.system.TierSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What went wrong elsewhere in public issues of its peers, by its name there, as far as nothing
/// weighs traffic.
class HazardsTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final TierName DAWN = new TierName("dawn");
  private static final Reason WHY = new Reason("because");
  private static final Sighting WELL = new Sighting.Well();
  private static final Sighting ILL = new Sighting.NotReady(new Reason("503"));

  private final Yard yard =
      new Yard(
          List.of(
              spec(TierSpec.of(DUSK, TierSpec.Follows.MAIN)),
              spec(TierSpec.of(DAWN, TierSpec.Follows.NOTHING))),
          "index");

  private static TierSpec spec(TierSpec spec) {
    return spec.with(
            new Moving(
                List.of(new Share.Percent(10), new Share.Percent(100)),
                new Share.Percent(33),
                new Share.Count(0),
                Moving.RedGreen.FIRST,
                Moving.Judge.HEALTH,
                Moving.Bake.of(Duration.ofSeconds(30)),
                Duration.ofSeconds(10),
                Duration.ofSeconds(90),
                Duration.ofMinutes(10),
                Duration.ZERO))
        .with(TierSpec.Counts.each(3));
  }

  @Test
  void a_rollout_arrives_and_a_second_one_finds_nothing_to_do() {
    var to = arrived(DUSK, 1);

    assertThat(last(DUSK).state()).isInstanceOf(Finished.class);
    assertThat(yard.state().tiers().tier(DUSK).proven(to)).isTrue();
    assertThat(deploy(DUSK, to)).isInstanceOf(Decision.AlreadySo.class);
    assertThat(yard.owed().starts()).isEmpty();
    assertThat(yard.owed().stops()).isEmpty();
  }

  @Test
  void cure_passes_a_sick_old_side() {
    arrived(DUSK, 1);
    deploy(DUSK, yard.manifest(2));

    run(200, life -> life.side().build().number() == 2 ? WELL : ILL);

    assertThat(outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void deadline_ends_every_wave() {
    arrived(DUSK, 1);
    deploy(DUSK, yard.manifest(2));

    run(800, life -> life.side().build().number() == 2 ? ILL : WELL);

    assertThat(outcome(DUSK)).isEqualTo(Outcome.FAILED_UNCHANGED);
    assertThat(builds(DUSK)).containsOnly(1);
  }

  @Test
  void flapping_is_no_progress() {
    arrived(DUSK, 1);
    deploy(DUSK, yard.manifest(2));
    var began = yard.now();

    for (int i = 0; i < 160 && !(last(DUSK).state() instanceof Finished); i++) {
      var now = i % 2 == 0 ? WELL : ILL;
      run(5, life -> life.side().build().number() == 2 ? now : WELL);
    }

    assertThat(yard.now()).isBefore(began.plus(Duration.ofMinutes(14)));
    assertThat(yard.state().rollouts().of(DUSK))
        .noneMatch(one -> one.plan().kind() == Kind.PROMOTE && one.underWay());
  }

  @Test
  void resume_and_retry_restart_the_clock() {
    arrived(DUSK, 1);
    deploy(DUSK, yard.manifest(2));
    run(300, life -> life.side().build().number() == 2 ? ILL : WELL);
    assertThat(last(DUSK).state()).isInstanceOf(Held.class);

    yard.ask(new Retry(last(DUSK).id(), WHY));

    assertThat(last(DUSK).state()).isEqualTo(new Advancing(1));
    assertThat(last(DUSK).progress().last()).isEqualTo(yard.now());
    run(200, _ -> WELL);
    assertThat(outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void a_crash_while_it_bakes_goes_back_by_itself_and_is_barred() {
    arrived(DUSK, 1);
    var bad = yard.manifest(2);
    deploy(DUSK, bad);
    runUntilBaking(DUSK);
    crash(DUSK, 2);
    run(300, _ -> WELL);

    assertThat(yard.state().rollouts().of(DUSK).getFirst().plan().kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(yard.state().rollouts().underWay(DUSK)).isEmpty();
    assertThat(builds(DUSK)).containsOnly(1);
    assertThat(yard.state().rollouts().barred(DUSK, bad)).isTrue();
    assertThat(automatic(DUSK, bad)).isInstanceOf(Decision.Refused.class);
    assertThat(automatic(DUSK, yard.manifest(3))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void one_way_back_then_a_person() {
    arrived(DAWN, 1);
    deploy(DAWN, yard.manifest(2));
    runUntilBaking(DAWN);
    crash(DAWN, 2);
    run(300, _ -> WELL);
    assertThat(builds(DAWN)).containsOnly(1);
    deploy(DAWN, yard.manifest(3));
    runUntilBaking(DAWN);
    crash(DAWN, 3);
    run(5, _ -> WELL);

    assertThat(last(DAWN).state()).isInstanceOf(Undecided.class);
    assertThat(automatic(DAWN, yard.manifest(4))).isNotEqualTo(Decision.accept());
  }

  @Test
  void abort_in_every_state_keeps_the_floor() {
    for (int after = 0; after < 90; after += 7) {
      var fresh = new HazardsTest();
      fresh.arrived(DUSK, 1);
      fresh.deploy(DUSK, fresh.yard.manifest(2));
      fresh.run(after, _ -> WELL);
      fresh.yard.ask(new Abort(fresh.last(DUSK).id(), WHY));
      fresh.run(60, _ -> WELL);

      assertThat(fresh.last(DUSK).ended()).isTrue();
      assertThat(fresh.crew(DUSK).stream().filter(Instance::ready).count()).isEqualTo(3);
    }
  }

  @Test
  void a_hold_in_a_bake_stands_at_once_and_goes_on_with_it() {
    arrived(DUSK, 1);
    deploy(DUSK, yard.manifest(2));
    runUntilBaking(DUSK);
    var baking = last(DUSK).state();

    yard.ask(new Hold(last(DUSK).id(), WHY));
    assertThat(last(DUSK).state()).isInstanceOf(Held.class);
    yard.ask(new Resume(last(DUSK).id(), List.of(), WHY));

    assertThat(last(DUSK).state()).isEqualTo(baking);
  }

  @Test
  void a_rollback_by_hand_pins_and_opens_a_problem_at_once() {
    var first = arrived(DUSK, 1);
    arrived(DUSK, 2);

    yard.ask(new RollBack(DUSK, first, RolloutCommand.Asked.ONCE, WHY));

    assertThat(yard.state().tiers().tier(DUSK).pin().manifest()).isEqualTo(first);
    assertThat(yard.state().problems().open()).hasSize(1);
    run(200, _ -> WELL);
    assertThat(builds(DUSK)).containsOnly(1);
  }

  @Test
  void a_lost_life_keeps_its_side() {
    arrived(DUSK, 1);
    deploy(DUSK, yard.manifest(2));
    runUntilBaking(DUSK);
    var old = crew(DUSK).stream().filter(life -> life.side().build().number() == 1).findFirst();
    see(old.orElseThrow(), new Sighting.Gone(new Exit.Unknown("its machine is gone")));
    run(5, _ -> WELL);

    assertThat(crew(DUSK)).hasSize(4);
    assertThat(last(DUSK).state()).isInstanceOf(Baking.class);
  }

  @Test
  void one_sick_life_is_cured_and_replaced_by_its_own_build() {
    arrived(DUSK, 1);
    var sick = crew(DUSK).getFirst();
    for (int i = 0; i < 130; i++) {
      run(1, life -> life.id().equals(sick.id()) ? new Sighting.Unhealthy(WHY) : WELL);
    }
    run(20, _ -> WELL);

    assertThat(crew(DUSK)).hasSize(3).noneMatch(life -> life.id().equals(sick.id()));
    assertThat(builds(DUSK)).containsOnly(1);
  }

  private ManifestHash arrived(TierName tier, int number) {
    var to = yard.manifest(number);
    deploy(tier, to);
    run(200, _ -> WELL);
    assertThat(outcome(tier)).isEqualTo(Outcome.ARRIVED);
    return to;
  }

  private Decision deploy(TierName tier, ManifestHash to) {
    return yard.ask(new Deploy(tier, to, Kind.PROMOTE, Trigger.BY_HAND, WHY, new Ticket.Fresh()));
  }

  private Decision automatic(TierName tier, ManifestHash to) {
    return yard.ask(new Deploy(tier, to, Kind.PROMOTE, Trigger.AUTOMATIC, WHY, new Ticket.Fresh()));
  }

  /// So many seconds, in each of which every life is seen so, and whoever was told to stop ends.
  private void run(int seconds, Function<Instance, Sighting> seen) {
    for (int i = 0; i < seconds; i++) {
      yard.pass(Duration.ofSeconds(1));
      for (var life : yard.state().fleet().living().toList()) {
        see(life, life.staying() ? seen.apply(life) : new Sighting.Gone(new Exit.Code(143)));
      }
      yard.tick();
    }
  }

  private void runUntilBaking(TierName tier) {
    for (int i = 0; i < 100 && !(last(tier).state() instanceof Baking); i++) {
      run(1, _ -> WELL);
    }
    assertThat(last(tier).state()).isInstanceOf(Baking.class);
  }

  private void crash(TierName tier, int build) {
    var life = crew(tier).stream().filter(one -> one.side().build().number() == build).findFirst();
    see(life.orElseThrow(), new Sighting.Gone(new Exit.Code(1)));
  }

  private void see(Instance life, Sighting seen) {
    yard.ask(new Observed(life.id(), seen, yard.now()));
  }

  private Rollout last(TierName tier) {
    return yard.state().rollouts().last(tier).orElseThrow();
  }

  private Outcome outcome(TierName tier) {
    return last(tier).state() instanceof Finished(var outcome, _, _) ? outcome : null;
  }

  private List<Instance> crew(TierName tier) {
    return yard.state().fleet().crew(new CrewName(tier, new AssemblyName("index"))).staying();
  }

  private List<Integer> builds(TierName tier) {
    return crew(tier).stream()
        .filter(life -> life.state() instanceof Ready)
        .map(life -> life.side().build().number())
        .toList();
  }
}
