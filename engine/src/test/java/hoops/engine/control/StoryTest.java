package hoops.engine.control;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.PersonName;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.build.SeenCommit;
import hoops.engine.gate.GateAnswer;
import hoops.engine.gate.Move;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.release.What;
import hoops.engine.release.Whole;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.RolloutState;
import hoops.engine.system.SystemCommand.Adopt;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierCommand.LiftStop;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.engine.tier.TierCommand.PullStop;
import hoops.engine.tier.TierCommand.UnpinTier;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The life of one change after another, from a commit to two tiers of one type, as docs/STORY.md
/// tells it: on the whole engine, in virtual time.
class StoryTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final TierName DAWN = new TierName("dawn");
  private static final Reason WHY = new Reason("trying it, OPS-412");
  private static final SeenCommit FIRST = commit("a", half("index", "web"), "index", "web");

  private final Tale tale = new Tale();

  @Test
  void a_change_goes_from_a_commit_to_every_tier_that_follows() {
    adopted();
    tale.commit(FIRST);
    tale.pass(Duration.ofSeconds(2));
    assertThat(tale.world().rollouts().byId()).isEmpty();
    assertThat(gate(DUSK, "whole").verdict().sentence()).contains("index", "web");

    tale.built("index@1", 0);
    tale.built("web@1", 0);
    tale.pass(Duration.ofMinutes(1));

    for (var tier : new TierName[] {DUSK, DAWN}) {
      assertThat(tale.runs(tier, "index")).isEqualTo(1);
      assertThat(tale.runs(tier, "web")).isEqualTo(1);
      assertThat(tale.world().tiers().tier(tier).last().orElseThrow().proven()).isTrue();
    }
  }

  @Test
  void what_is_not_clean_is_held_back_and_named() {
    begun();
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 2);
    tale.pass(Duration.ofMinutes(1));

    assertThat(tale.runs(DUSK, "index")).isEqualTo(1);
    var whole = Whole.newest(tale.world().builds(), "main", Instant.parse("2026-11-03T13:00:00Z"));
    assertThat(String.join("; ", whole.sentences())).contains("index stays at 1", "2 tests");
  }

  /// S23, I11.
  @Test
  void a_kill_in_mid_rollout_neither_repeats_nor_loses_anything() {
    begun();
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 0);
    for (int i = 0; i < 12; i++) {
      tale.pass(Duration.ofSeconds(1));
      tale.killed();
    }
    tale.pass(Duration.ofMinutes(1));

    assertThat(tale.runs(DUSK, "index")).isEqualTo(2);
    assertThat(tale.runs(DUSK, "web")).isEqualTo(1);
    assertThat(tale.world().rollouts().of(DUSK)).hasSize(2);
    assertThat(tale.world().fleet().living(DUSK)).hasSize(2);
  }

  @Test
  void what_dies_goes_back_by_itself_and_stays_back() {
    begun();
    tale.mortal("index@2");
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 0);
    tale.pass(Duration.ofMinutes(2));

    assertThat(tale.runs(DUSK, "index")).isEqualTo(1);
    var rollouts = tale.world().rollouts().of(DUSK);
    assertThat(rollouts.get(1).state())
        .isInstanceOfSatisfying(
            RolloutState.Finished.class,
            end -> assertThat(end.outcome()).isEqualTo(Outcome.ROLLED_BACK));
    assertThat(gate(DUSK, "settled").verdict()).isInstanceOf(Verdict.Closed.class);
    assertThat(tale.world().problems().open())
        .isNotEmpty()
        .allMatch(problem -> tale.world().people().called(problem.owner()).equals("mia"));

    tale.commit(commit("c", half("index", "web"), "index"));
    tale.built("index@3", 0);
    tale.pass(Duration.ofMinutes(1));
    assertThat(tale.runs(DUSK, "index")).isEqualTo(3);
  }

  @Test
  void a_stop_is_a_stop_until_it_is_lifted() {
    begun();
    tale.accepted(new PullStop(new Scope.OneTier(DUSK), WHY));
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 0);
    tale.pass(Duration.ofMinutes(1));
    assertThat(tale.runs(DUSK, "index")).isEqualTo(1);
    assertThat(tale.runs(DAWN, "index")).isEqualTo(2);

    tale.accepted(new LiftStop(new Scope.OneTier(DUSK), WHY));
    tale.pass(Duration.ofMinutes(1));
    assertThat(tale.runs(DUSK, "index")).isEqualTo(2);
  }

  /// S31, S32: builds go on behind the pin, and at its end the newest goes.
  @Test
  void a_pinned_tier_stays_and_then_takes_the_newest() {
    begun();
    ManifestHash runs = tale.world().tiers().tier(DUSK).last().orElseThrow().manifest();
    tale.accepted(new PinTier(DUSK, runs, Instant.MAX, WHY));
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 0);
    tale.commit(commit("c", half("index", "web"), "web"));
    tale.built("web@3", 0);
    tale.pass(Duration.ofMinutes(1));
    assertThat(tale.runs(DUSK, "index")).isEqualTo(1);

    tale.accepted(new UnpinTier(DUSK, WHY));
    tale.pass(Duration.ofSeconds(90));
    assertThat(tale.runs(DUSK, "index")).isEqualTo(2);
    assertThat(tale.runs(DUSK, "web")).isEqualTo(3);
    assertThat(tale.world().rollouts().of(DUSK)).hasSize(2);
  }

  @Test
  void the_world_is_the_replay_of_the_journal() {
    begun();
    tale.mortal("index@2");
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 0);
    tale.pass(Duration.ofSeconds(45));

    var again = tale.replayed();
    assertThat(again.position()).isEqualTo(tale.world().position());
    assertThat(again.tiers()).isEqualTo(tale.world().tiers());
    assertThat(again.fleet()).isEqualTo(tale.world().fleet());
    assertThat(again.rollouts()).isEqualTo(tale.world().rollouts());
    assertThat(again.problems()).isEqualTo(tale.world().problems());
  }

  /// Two tiers that run the first set.
  static Tale arrived() {
    var story = new StoryTest();
    story.begun();
    return story.tale;
  }

  private void begun() {
    adopted();
    tale.commit(FIRST);
    tale.built("index@1", 0);
    tale.built("web@1", 0);
    tale.pass(Duration.ofMinutes(1));
  }

  private void adopted() {
    tale.accepted(new Meet(new PersonName("mia")));
    assertThat(tale.ask(new Adopt(TaleFile.of(DUSK, DAWN), "hoops: 1")))
        .isInstanceOf(Decision.Accepted.class);
  }

  private GateAnswer gate(TierName tier, String gate) {
    var sight = new Sight(tale.world(), Instant.parse("2026-11-03T13:00:00Z"));
    var candidate = sight.candidate(sight.choice(new What.Main(), tier));
    return sight.gates(tier, candidate, Move.AUTOMATIC).answers().stream()
        .filter(one -> one.gate().equals(gate))
        .findFirst()
        .orElseThrow();
  }
}
