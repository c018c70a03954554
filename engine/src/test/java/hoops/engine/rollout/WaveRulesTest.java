package hoops.engine.rollout;

import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetCommand.Restart;
import hoops.engine.fleet.FleetEvent.CuresSpent;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Sighting;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.Asked;
import hoops.engine.rollout.RolloutCommand.Hold;
import hoops.engine.rollout.RolloutCommand.Resume;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutEvent.BakeContinued;
import hoops.engine.rollout.RolloutEvent.BakePaused;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.system.Moving.RedGreen;
import hoops.engine.system.TierSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Rules of what a wave starts, stops, waits for and leaves alone; each test says which.
class WaveRulesTest {
  private static final TierName DUSK = new TierName("dusk");

  private final TierSpec spec = Play.spec(TierSpec.of(DUSK, TierSpec.Follows.NOTHING));
  private final Play play = new Play(List.of(spec), "web>index");

  /// M2: where both are owed at once, starts come before stops.
  @Test
  void starts_come_before_stops() {
    play.yard.govern(
        spec.with(SizesTest.moving("25%", "25%", RedGreen.NEVER)).with(TierSpec.Counts.each(14)));
    moving();
    boolean both = false;
    for (int i = 0; i < 300; i++) {
      play.run(1, _ -> WELL);
      var owed = play.yard.wouldTick();
      int starts =
          1 + owed.stream().map(InstanceOrdered.class::isInstance).toList().lastIndexOf(true);
      int stop = owed.stream().map(StopOrdered.class::isInstance).toList().indexOf(true);
      assertThat(stop < 0 || starts <= stop).isTrue();
      both |= starts > 0 && stop > 0;
    }
    assertThat(both).isTrue();
  }

  /// M3, P3: who is not seen is down for the floor, and alive for the cap.
  @Test
  void in_doubt_counts_the_worse_way() {
    moving();
    until(() -> play.last(DUSK).state().equals(new Advancing(2)));
    var unseen = numbers(1).stream().limit(2).collect(Collectors.toSet());

    for (int i = 0; i < 60; i++) {
      play.run(1, life -> old(life) && unseen.contains(life.id().name().number()) ? null : WELL);
      var crew = play.yard.state().fleet().crew(new CrewName(DUSK, new AssemblyName("index")));
      assertThat(crew.living()).hasSizeLessThanOrEqualTo(4);
      assertThat(crew.up()).isGreaterThanOrEqualTo(2);
    }
  }

  /// M5: the lowest number that no life holds, in doubt or not.
  @Test
  void a_new_life_takes_the_lowest_free_number() {
    play.arrived(DUSK, 1);
    play.run(5, life -> life.id().name().number() == 1 ? null : WELL);
    gone(3, new Exit.Code(1));
    gone(2, new Exit.Code(1));
    play.run(5, life -> life.id().name().number() == 1 ? null : WELL);

    assertThat(numbers(1)).containsExactlyInAnyOrder(1, 2, 3);
  }

  /// M15: the first wave bakes whole, a later one of the assembly a third as long.
  @Test
  void a_later_wave_bakes_a_third_as_long() {
    moving();
    play.runUntilBaking(DUSK);
    assertThat(bake()).isEqualTo(Duration.ofSeconds(30));

    until(() -> play.last(DUSK).wave() == 2);
    play.runUntilBaking(DUSK);

    assertThat(bake()).isEqualTo(Duration.ofSeconds(10));
  }

  /// M19: it has arrived when every planned one is steady, by looks after the last act.
  @Test
  void it_arrives_with_all_of_them_steady() {
    moving();
    until(() -> play.last(DUSK).state() instanceof Settling);
    play.crash(DUSK, 2);
    play.run(5, _ -> WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Settling.class);

    play.run(15, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.builds(DUSK)).containsExactly(2, 2, 2);
  }

  /// M33: a rollback is one wave for each assembly, in reverse order and without a bake.
  @Test
  void a_rollback_is_one_wave_for_each_assembly() {
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);
    back(first);

    var plan = play.last(DUSK).plan();
    assertThat(plan.waves()).containsExactly(new Wave(1, 0), new Wave(0, 0));
    assertThat(plan.parts()).allMatch(part -> part.moving().bake().first().isZero());
    play.run(150, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  /// M33, S27: old ones are back in number before the new ones stop.
  @Test
  void rollback_restores_before_it_stops() {
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);
    back(first);

    for (int i = 0; i < 150; i++) {
      play.run(1, _ -> WELL);
      assertThat(play.builds(DUSK)).hasSizeGreaterThanOrEqualTo(3);
    }

    assertThat(play.builds(DUSK)).containsExactly(1, 1, 1);
  }

  /// M39, S29: a life that went with its machine is no evidence, and its own build replaces it.
  @Test
  void a_drained_machine_is_no_evidence() {
    moving();
    play.runUntilBaking(DUSK);
    gone(numbers(2).getFirst(), new Exit.Unknown("its machine is gone"));
    play.run(5, _ -> WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Baking.class);
    assertThat(numbers(2)).hasSize(1);

    play.run(300, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  /// M39: bake time in which no new one was steady does not count.
  @Test
  void bake_time_with_none_steady_does_not_count() {
    moving();
    play.runUntilBaking(DUSK);
    int steady = 0;
    for (int second = 0; play.last(DUSK).wave() == 1; second++) {
      if (second == 20) {
        gone(numbers(2).getFirst(), new Exit.Unknown("its machine is gone"));
      }
      steady += steadyNew() ? 1 : 0;
      play.run(1, _ -> WELL);
    }

    assertThat(steady).isBetween(29, 31); // to a second, as often as it is looked at
    assertThat(happened(BakePaused.class)).isEqualTo(1);
    assertThat(happened(BakeContinued.class)).isEqualTo(1);
  }

  /// M39: so it is while it is held in its bake, and what a new server finds goes on.
  @Test
  void a_bake_with_none_steady_waits_while_it_is_held_too() {
    moving();
    play.runUntilBaking(DUSK);
    play.yard.ask(new Hold(play.last(DUSK).id(), WHY));
    gone(numbers(2).getFirst(), new Exit.Unknown("its machine is gone"));
    play.run(5, _ -> WELL);
    play.yard.restart();
    play.run(25, _ -> WELL);
    play.yard.ask(new Resume(play.last(DUSK).id(), List.of(), WHY));

    assertThat(play.last(DUSK).state()).isInstanceOf(Baking.class);
    assertThat(bake()).isGreaterThan(Duration.ofSeconds(10));
    play.run(200, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  /// M39, M25: where health alone judges, the old side is not what is watched.
  @Test
  void an_old_side_that_is_down_pauses_no_bake() {
    moving();
    play.runUntilBaking(DUSK);
    play.run(60, life -> old(life) ? Play.ILL : WELL);

    assertThat(happened(BakePaused.class)).isZero();
    assertThat(play.last(DUSK).wave()).isGreaterThan(1);
  }

  /// M39, S10: a bake that sees nothing does not wait for ever, and nobody goes back for silence.
  @Test
  void a_bake_that_sees_nothing_needs_a_person() {
    moving();
    play.runUntilBaking(DUSK);
    play.run(400, life -> old(life) ? WELL : null);

    assertThat(play.last(DUSK).state()).isInstanceOf(Undecided.class);
  }

  /// M40, S30: new ones of a running wave are not cured; the wave judges them.
  @Test
  void a_sick_one_of_a_running_wave_is_not_cured() {
    moving();
    play.run(400, life -> old(life) ? WELL : new Sighting.Unhealthy(WHY));

    assertThat(cures()).isZero();
    assertThat(play.last(DUSK).causes()).containsExactly(HoldCause.STALLED);
  }

  /// M40, S30: a restart by hand waits for the rollout that moves the crew, and says so.
  @Test
  void a_restart_by_hand_waits_for_the_rollout() {
    moving();
    play.run(2, _ -> WELL);

    assertThat(play.yard.ask(new Restart(play.crew(DUSK).getFirst().id(), WHY)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            no -> assertThat(no.refusal().why()).contains("a rollout moves dusk"));
  }

  /// S30, I21: at most three cures in an hour, however ill they are.
  @Test
  void an_hour_sees_three_cures() {
    play.arrived(DUSK, 1);
    play.run(3500, life -> index(life) ? new Sighting.Unhealthy(WHY) : WELL);

    assertThat(cures()).isEqualTo(3);
    assertThat(happened(CuresSpent.class)).isEqualTo(1);
  }

  /// S25: what was needed has moved and what needs it fails: given up, each assembly shows its own,
  /// and it is no manifest that anybody proved.
  @Test
  void a_failure_in_the_middle_leaves_it_mixed() {
    play.arrived(DUSK, 1);
    var to = play.yard.manifest(2);
    play.deploy(DUSK, to);
    until(() -> play.last(DUSK).wave() == 3);
    play.run(30, life -> old(life) || index(life) ? WELL : Play.ILL);

    play.yard.ask(new Abort(play.last(DUSK).id(), WHY));

    var tier = play.yard.state().tiers().tier(DUSK);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.MIXED);
    assertThat(tier.placed().get(new AssemblyName("index")).build().number()).isEqualTo(2);
    assertThat(tier.placed().get(new AssemblyName("web")).build().number()).isEqualTo(1);
    assertThat(tier.proven(to)).isFalse();
  }

  /// S19: a second one waits for the slot, and a rollback does not.
  @Test
  void a_rollback_does_not_wait_for_the_slot() {
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);
    play.deploy(DUSK, play.yard.manifest(3));
    var running = play.last(DUSK).id();
    play.deploy(DUSK, play.yard.manifest(4));
    play.run(5, _ -> WELL);
    assertThat(play.last(DUSK).id()).isEqualTo(running);

    back(first);

    assertThat(play.last(DUSK).plan().kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(play.last(DUSK).state()).isEqualTo(new Advancing(1));
  }

  /// S20: the slot is held by an entry, so the next server finds it taken.
  @Test
  void the_slot_is_still_taken_after_a_restart() {
    moving();
    var running = play.last(DUSK).id();
    play.yard.restart();

    play.deploy(DUSK, play.yard.manifest(3));
    play.run(5, _ -> WELL);

    assertThat(play.yard.state().rollouts().underWay(DUSK).orElseThrow().id()).isEqualTo(running);
    assertThat(play.yard.state().rollouts().inLine(DUSK)).isPresent();
  }

  private void moving() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
  }

  private void back(ManifestHash to) {
    play.yard.ask(new RollBack(DUSK, to, Asked.ONCE, WHY));
  }

  private void until(BooleanSupplier so) {
    for (int i = 0; i < 300 && !so.getAsBoolean(); i++) {
      play.run(1, _ -> WELL);
    }
    assertThat(so.getAsBoolean()).isTrue();
  }

  private Duration bake() {
    return Duration.between(play.yard.now(), ((Baking) play.last(DUSK).state()).until());
  }

  private boolean steadyNew() {
    return play.crew(DUSK).stream()
        .anyMatch(life -> !old(life) && life.steady(Duration.ofSeconds(10), play.yard.now()));
  }

  private long happened(Class<? extends Event> type) {
    return play.yard.journal().stream().filter(entry -> type.isInstance(entry.event())).count();
  }

  private void gone(int number, Exit exit) {
    var life =
        play.crew(DUSK).stream().filter(one -> one.id().name().number() == number).findFirst();
    play.see(life.orElseThrow(), new Sighting.Gone(exit));
  }

  private List<Integer> numbers(int build) {
    return play.crew(DUSK).stream()
        .filter(life -> life.side().build().number() == build)
        .map(life -> life.id().name().number())
        .toList();
  }

  private static boolean old(Instance life) {
    return life.side().build().number() == 1;
  }

  private static boolean index(Instance life) {
    return life.side().build().assembly().equals(new AssemblyName("index"));
  }

  private long cures() {
    return play.yard.journal().stream().filter(entry -> cure(entry.event())).count();
  }

  private static boolean cure(Event event) {
    return event instanceof StopOrdered(_, var purpose, _)
        && purpose.equals(new Purpose.ForUpkeep(Purpose.Need.SICK));
  }
}
