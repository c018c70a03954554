package hoops.engine.control;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.PersonName;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.build.Gone;
import hoops.engine.build.SeenCommit;
import hoops.engine.gate.Move;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.Trigger;
import hoops.engine.system.Located;
import hoops.engine.system.SystemCommand.Adopt;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long what builds left is kept (R57): on the whole engine, in virtual time.
class RetentionTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final TierName HAND = new TierName("hand");
  private static final Reason WHY = new Reason("trying it");
  private static final KeepingCommand.LetGo LET_GO = new KeepingCommand.LetGo();
  private static final Duration MONTH = Duration.ofDays(31);

  private final Tale tale = new Tale();
  private int newest;

  @Test
  void nothing_goes_before_its_time() {
    adopted(TaleFile.of(DUSK));
    placed(4);
    tale.rest(Duration.ofDays(29));

    assertThat(tale.ask(LET_GO)).isInstanceOf(Decision.AlreadySo.class);
    assertThat(gone()).isEmpty();
  }

  @Test
  void what_nothing_refers_to_goes_after_its_time() {
    adopted(TaleFile.of(DUSK));
    placed(4);
    tale.rest(MONTH);

    tale.accepted(LET_GO);

    assertThat(gone()).containsExactly("index@1", "index@2");
    assertThat(tale.world().builds().gone(BuildId.parse("index@1")))
        .contains(new Gone(tale.now(), Duration.ofDays(30)));
    assertThat(tale.ask(LET_GO)).isInstanceOf(Decision.AlreadySo.class);
  }

  @Test
  void the_gate_says_what_went_and_when() {
    adopted(TaleFile.of(DUSK));
    placed(4);
    var first = tale.world().tiers().tier(DUSK).history().get(0).manifest();
    tale.rest(MONTH);
    tale.accepted(LET_GO);

    assertThat(artifacts(first))
        .isEqualTo(
            new Verdict.Closed(
                "index@1 is no longer kept: it went on 2026-12-04, after 30 days without use"));
    assertThat(artifacts(runs(DUSK))).isInstanceOf(Verdict.Open.class);
  }

  @Test
  void what_a_protected_tier_ran_stays_longer() {
    adopted(TaleFile.withByHand(DUSK, HAND));
    for (int i = 0; i < 3; i++) {
      placed(1);
      byHand();
    }
    placed(3);
    tale.rest(Duration.ofDays(390));
    tale.accepted(LET_GO);
    assertThat(gone()).containsExactly("index@4");

    tale.rest(Duration.ofDays(20));
    tale.accepted(LET_GO);
    assertThat(gone()).containsExactly("index@1", "index@4");
  }

  @Test
  void the_same_bytes_again_are_kept_again() {
    adopted(TaleFile.of(DUSK));
    placed(4);
    tale.rest(MONTH);
    tale.accepted(LET_GO);

    newest++;
    tale.commit(next());
    tale.builtAs("index@5", "index@1");

    assertThat(gone()).containsExactly("index@2");
  }

  @Test
  void a_clock_set_forward_makes_nothing_old() {
    adopted(TaleFile.of(DUSK));
    placed(4);
    tale.jump(Duration.ofDays(3650));
    tale.pass(Duration.ofSeconds(1));
    assertThat(tale.ask(LET_GO)).isInstanceOf(Decision.AlreadySo.class);

    tale.jump(Duration.ofDays(-3650));
    tale.pass(Duration.ofSeconds(1));
    tale.rest(Duration.ofDays(29));
    assertThat(tale.ask(LET_GO)).isInstanceOf(Decision.AlreadySo.class);

    tale.rest(Duration.ofDays(2));
    tale.accepted(LET_GO);
    assertThat(gone()).containsExactly("index@1", "index@2");
  }

  @Test
  void what_went_has_gone_after_a_kill_too() {
    adopted(TaleFile.of(DUSK));
    placed(4);
    tale.rest(MONTH);
    tale.accepted(LET_GO);
    tale.killed();

    assertThat(gone()).containsExactly("index@1", "index@2");
    assertThat(tale.ask(LET_GO)).isInstanceOf(Decision.AlreadySo.class);
  }

  /// Whatever is built, placed and waited for, in whatever order: what runs and the way back stay.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_runs_and_the_way_back_never_go(long seed) {
    adopted(TaleFile.withByHand(DUSK, HAND));
    var random = new Random(seed);
    placed(1);
    for (int step = 0; step < 40; step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> placed(1);
        case 2 -> byHand();
        case 3 -> tale.rest(Duration.ofDays(random.nextInt(40)));
        default -> tale.ask(LET_GO);
      }
      assertKept();
    }
    tale.rest(Duration.ofDays(500));
    tale.ask(LET_GO);
    assertKept();
    assertThat(gone()).isNotEmpty();
  }

  private void assertKept() {
    for (var tier : tale.world().tiers().byName().values()) {
      tier.last()
          .ifPresent(last -> {
            assertKept(last.manifest());
            tier.provenBut(last.manifest()).ifPresent(back -> assertKept(back.manifest()));
          });
    }
    tale.world().fleet().living().forEach(life -> assertKept(life.side().build()));
  }

  private void assertKept(ManifestHash hash) {
    tale.world()
        .manifests()
        .manifest(hash)
        .orElseThrow()
        .builds()
        .values()
        .forEach(this::assertKept);
  }

  private void assertKept(BuildId build) {
    assertThat(tale.world().builds().gone(build)).as("%s", build).isEmpty();
  }

  private List<String> gone() {
    return tale.world().builds().all().reversed().stream()
        .filter(build -> tale.world().builds().gone(build.id()).isPresent())
        .map(build -> build.id().text())
        .toList();
  }

  private void adopted(Located.Fields file) {
    tale.accepted(new Meet(new PersonName("mia")));
    assertThat(tale.ask(new Adopt(file, "hoops: 1"))).isInstanceOf(Decision.Accepted.class);
  }

  /// So many new builds of `index`, one after another, each placed by what follows main.
  private void placed(int builds) {
    for (int i = 0; i < builds; i++) {
      newest++;
      tale.commit(next());
      tale.built("index@" + newest, 0);
      if (newest == 1) {
        tale.built("web@1", 0);
      }
      tale.pass(Duration.ofSeconds(30));
    }
  }

  private SeenCommit next() {
    var like = commit("a", half("index", "web"), "index");
    return new SeenCommit(
        new CommitId("%040x".formatted(newest)),
        like.parents(),
        like.committedAt(),
        like.about(),
        like.file(),
        like.touched(),
        like.together());
  }

  private void byHand() {
    tale.ask(new Deploy(HAND, runs(DUSK), Kind.PROMOTE, Trigger.BY_HAND, WHY, new Ticket.Fresh()));
    tale.pass(Duration.ofMinutes(2));
  }

  private ManifestHash runs(TierName tier) {
    return tale.world().tiers().tier(tier).last().orElseThrow().manifest();
  }

  private Verdict artifacts(ManifestHash hash) {
    var sight = new Sight(tale.world(), tale.now());
    var candidate = sight.candidate(tale.world().manifests().manifest(hash).orElseThrow());
    return sight.gates(DUSK, candidate, Move.BY_HAND).answers().stream()
        .filter(one -> one.gate().equals("artifacts"))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
