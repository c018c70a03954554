package hoops.engine.rollout;

import static hoops.engine.rollout.Play.ILL;
import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.fleet.Instance;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.Asked;
import hoops.engine.rollout.RolloutCommand.Hold;
import hoops.engine.rollout.RolloutCommand.Resume;
import hoops.engine.rollout.RolloutCommand.Retry;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierEvent.StopLifted;
import hoops.engine.tier.TierEvent.StopPulled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules of moving a tier that no other test here bears the name of; each test says which.
class RolloutRulesTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final Scope ALL_OF_IT = new Scope.OneTier(DUSK);

  private final Play play =
      new Play(List.of(Play.spec(TierSpec.of(DUSK, TierSpec.Follows.NOTHING))), "index");

  /// M1, I47.
  @Test
  void the_same_look_twice_finds_the_same() {
    play.arrived(DUSK, 1);
    play.deploy(DUSK, play.yard.manifest(2));
    for (int i = 0; i < 150; i++) {
      assertThat(play.yard.wouldTick()).isEqualTo(play.yard.wouldTick());
      play.run(1, _ -> WELL);
    }
    assertThat(play.yard.wouldTick()).isEmpty();
  }

  /// M17, I51: the deadline sleeps while a person holds it, and resuming counts as progress.
  @Test
  void a_held_rollout_is_never_overdue() {
    moving();
    play.run(3, _ -> WELL);
    ask(new Hold(id(), WHY));
    play.run(2 * 3600, _ -> WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Held.class);

    ask(new Resume(id(), List.of(), WHY));
    play.run(200, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  /// M32, S36: resuming clears what a person asked for, and not the stop; lifting clears the stop.
  @Test
  void each_cause_to_hold_is_cleared_by_its_own() {
    moving();
    play.runUntilBaking(DUSK);
    ask(new Hold(id(), WHY));
    play.yard.happen(List.of(new StopPulled(ALL_OF_IT, WHY)));
    play.run(2, _ -> WELL);
    assertThat(play.last(DUSK).causes()).containsExactly(HoldCause.ASKED, HoldCause.STOP);

    ask(new Resume(id(), List.of(), WHY));
    play.run(2, _ -> WELL);
    assertThat(play.last(DUSK).causes()).containsExactly(HoldCause.STOP);
    assertThat(ask(new Resume(id(), List.of(), WHY))).isInstanceOf(Decision.Refused.class);

    play.yard.happen(List.of(new StopLifted(ALL_OF_IT, WHY)));
    play.run(200, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  /// S24: a hold and a stop survive the server.
  @Test
  void what_stands_still_stands_still_after_a_restart() {
    moving();
    play.runUntilBaking(DUSK);
    ask(new Hold(id(), WHY));
    play.yard.restart();
    play.run(300, _ -> WELL);

    assertThat(play.last(DUSK).causes()).containsExactly(HoldCause.ASKED);
  }

  /// M20, M35: given up before any new one was ready nothing has changed; later it is mixed, and
  /// nothing moves it by itself.
  @Test
  void an_abort_says_what_it_leaves_behind() {
    moving();
    play.run(3, life -> life.side().build().number() == 2 ? null : WELL);
    ask(new Abort(id(), WHY));
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.FAILED_UNCHANGED);

    play.deploy(DUSK, play.yard.manifest(3));
    play.runUntilBaking(DUSK);
    ask(new Abort(id(), WHY));
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.MIXED);
    assertThat(play.automatic(DUSK, play.yard.manifest(4))).isInstanceOf(Decision.Refused.class);
    assertThat(ask(new Abort(id(), WHY))).isInstanceOf(Decision.AlreadySo.class);
  }

  /// M37, I56: on a mixed tier a person's next build waits until the unproven one has left.
  @Test
  void an_unproven_build_leaves_first() {
    moving();
    play.runUntilBaking(DUSK);
    ask(new Abort(id(), WHY));
    play.deploy(DUSK, play.yard.manifest(3));
    for (int i = 0; i < 300; i++) {
      play.run(1, _ -> WELL);
      assertThat(play.crew(DUSK).stream().map(Instance::side).distinct().toList())
          .hasSizeLessThanOrEqualTo(2);
    }

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(3);
    assertThat(play.yard.state().rollouts().mixed(DUSK)).isFalse();
  }

  /// S16: in line automatic replaces automatic, a person's replaces automatic, and against another
  /// person's the second is refused.
  @Test
  void one_is_next_in_line_and_a_person_s_is_not_pushed_out() {
    moving();
    assertThat(play.automatic(DUSK, play.yard.manifest(3))).isInstanceOf(Decision.Accepted.class);
    assertThat(play.automatic(DUSK, play.yard.manifest(4))).isInstanceOf(Decision.Accepted.class);
    assertThat(next().plan().to()).isEqualTo(play.yard.manifest(4));
    assertThat(play.deploy(DUSK, play.yard.manifest(5))).isInstanceOf(Decision.Accepted.class);

    assertThat(play.automatic(DUSK, play.yard.manifest(6))).isInstanceOf(Decision.Refused.class);
    assertThat(play.deploy(DUSK, play.yard.manifest(6))).isInstanceOf(Decision.Refused.class);
    assertThat(play.yard.state().rollouts().of(DUSK))
        .filteredOn(one -> superseded(one.state()))
        .hasSize(2);
  }

  /// S18: what a person put in line is read again when it takes the slot.
  @Test
  void a_plan_that_would_differ_goes_back_to_its_person() {
    moving();
    play.deploy(DUSK, play.yard.manifest(3));
    var waiting = next().id();
    play.run(200, _ -> WELL);

    assertThat(play.yard.state().rollouts().rollout(waiting).state())
        .isInstanceOfSatisfying(
            Finished.class,
            end -> {
              assertThat(end.outcome()).isEqualTo(Outcome.WITHDRAWN);
              assertThat(end.why().text()).contains("plan it again");
            });
    assertThat(play.builds(DUSK)).containsOnly(2);
  }

  /// S18: an automatic one is planned anew.
  @Test
  void a_plan_of_the_tier_s_own_is_made_anew() {
    moving();
    play.automatic(DUSK, play.yard.manifest(3));
    play.run(400, _ -> WELL);

    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(3);
  }

  /// S26, S27: back to any manifest that was proven here, and to no other.
  @Test
  void one_goes_back_to_whatever_was_proven_here() {
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);
    play.arrived(DUSK, 3);
    assertThat(back(play.yard.manifest(4), Asked.ONCE)).isInstanceOf(Decision.Refused.class);

    assertThat(back(first, Asked.ONCE)).isInstanceOf(Decision.Accepted.class);
    play.run(200, _ -> WELL);

    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(1);
    assertThat(play.yard.state().tiers().tier(DUSK).pin().manifest()).isEqualTo(first);
  }

  /// S36: under a stop a rollback is confirmed twice.
  @Test
  void a_rollback_under_a_stop_is_confirmed_twice() {
    var first = play.arrived(DUSK, 1);
    play.arrived(DUSK, 2);
    play.yard.happen(List.of(new StopPulled(ALL_OF_IT, WHY)));

    assertThat(back(first, Asked.ONCE)).isInstanceOf(Decision.Refused.class);
    assertThat(back(first, Asked.TWICE)).isInstanceOf(Decision.Accepted.class);
    play.run(200, _ -> WELL);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(1);
  }

  /// S29: what only landed is not proven; the bake must have ended well.
  @Test
  void nothing_is_proven_before_its_last_bake() {
    var to = moving();
    play.runUntilBaking(DUSK);
    assertThat(play.yard.state().tiers().tier(DUSK).proven(to)).isFalse();

    play.run(200, _ -> WELL);

    assertThat(play.yard.state().tiers().tier(DUSK).proven(to)).isTrue();
  }

  /// S29, I54: once in 24 h by itself; after that a person, and a day later by itself again.
  @Test
  void the_way_back_is_free_again_after_a_day() {
    moving();
    play.runUntilBaking(DUSK);
    play.crash(DUSK, 2);
    play.run(200, _ -> WELL);
    assertThat(play.builds(DUSK)).containsOnly(1);

    play.yard.pass(Duration.ofHours(24));
    play.run(2, _ -> WELL);
    play.deploy(DUSK, play.yard.manifest(3));
    play.runUntilBaking(DUSK);
    play.crash(DUSK, 3);
    play.run(200, _ -> WELL);

    assertThat(play.last(DUSK).plan().kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(play.builds(DUSK)).hasSize(3).containsOnly(1);
  }

  /// S10, S29, P10: silence is no evidence: nothing goes back, a person is named, and another after
  /// two hours (I37).
  @Test
  void silence_makes_nothing_but_a_question() {
    moving();
    play.runUntilBaking(DUSK);
    play.run(1000, life -> life.side().build().number() == 2 ? null : WELL);
    assertThat(play.last(DUSK).state()).isInstanceOf(Undecided.class);
    var until = ((Undecided) play.last(DUSK).state()).until();

    play.run(2 * 3600, _ -> WELL);

    assertThat(play.last(DUSK).state())
        .isInstanceOfSatisfying(Undecided.class, asked -> assertThat(asked.until()).isAfter(until));
    assertThat(play.yard.state().rollouts().of(DUSK)).hasSize(2);
  }

  /// Resume and retry of an undecided one go on with the same wave.
  @Test
  void an_undecided_one_goes_on_when_somebody_chose() {
    for (var verb : List.of("resume", "retry")) {
      var fresh = new RolloutRulesTest();
      fresh.moving();
      fresh.play.runUntilBaking(DUSK);
      fresh.play.run(1000, life -> life.side().build().number() == 2 ? null : WELL);
      assertThat(fresh.play.last(DUSK).state()).isInstanceOf(Undecided.class);

      fresh.ask(
          verb.equals("retry")
              ? new Retry(fresh.id(), WHY)
              : new Resume(fresh.id(), List.of(), WHY));

      assertThat(fresh.play.last(DUSK).state()).isInstanceOf(Advancing.class);
      fresh.play.run(300, _ -> WELL);
      assertThat(fresh.play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    }
  }

  /// M18: a stalled wave starts nothing, and its deadline runs on.
  @Test
  void a_stalled_wave_stands_until_its_deadline() {
    moving();
    play.run(120, life -> life.side().build().number() == 2 ? ILL : WELL);
    assertThat(play.last(DUSK).causes()).containsExactly(HoldCause.STALLED);
    var crew = play.crew(DUSK).size();

    play.run(300, life -> life.side().build().number() == 2 ? ILL : WELL);
    assertThat(play.crew(DUSK)).hasSize(crew);
    play.run(400, life -> life.side().build().number() == 2 ? ILL : WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.FAILED_UNCHANGED);
  }

  /// M4, I30: no deadline is nearer or further because the clock was set.
  @Test
  void a_set_clock_moves_no_deadline() {
    moving();
    play.runUntilBaking(DUSK);
    play.yard.jump(Duration.ofDays(2));
    play.run(5, _ -> WELL);
    assertThat(play.last(DUSK).wave()).isEqualTo(1);

    play.run(200, _ -> WELL);

    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  private ManifestHash moving() {
    play.arrived(DUSK, 1);
    var to = play.yard.manifest(2);
    play.deploy(DUSK, to);
    return to;
  }

  private RolloutId id() {
    return play.last(DUSK).id();
  }

  private Rollout next() {
    return play.yard.state().rollouts().inLine(DUSK).orElseThrow();
  }

  private Decision ask(RolloutCommand command) {
    return play.yard.ask(command);
  }

  private Decision back(ManifestHash to, Asked asked) {
    return ask(new RollBack(DUSK, to, asked, WHY));
  }

  private static boolean superseded(RolloutState state) {
    return state instanceof Finished(var outcome, _, _) && outcome == Outcome.SUPERSEDED;
  }
}
