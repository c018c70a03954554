package hoops.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.InstanceName;
import hoops.engine.TierName;
import hoops.engine.fleet.Side;
import hoops.engine.journal.MemoryJournal.Fault;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.engine.watch.Subject;
import hoops.server.platforms.rehearsal.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// One long story, told again for every append that the server can die at, on either side of it,
/// and then for every append of its recovery: it always ends the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeathsTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final List<Fault> SIDES = List.of(Fault.BEFORE, Fault.AFTER);

  /// How many appends behind a death still belong to the recovery: the reign, the first look.
  private static final int RECOVERY = 2;

  private End calm = new End(Map.of(), List.of(), List.of(), 0);

  /// What is to come out: what runs where, what every rollout came to, and whose problems there
  /// are.
  private record End(
      Map<InstanceName, Side> runs, List<String> rollouts, List<Subject> problems, long appends) {
    End told(long appends) {
      return new End(runs, rollouts, problems, appends);
    }
  }

  @BeforeAll
  void undisturbed() {
    calm = story(Stage.Deaths.NONE);
  }

  @Test
  void the_story_is_long_and_ends_well() {
    assertThat(calm.appends()).isGreaterThan(60);
    assertThat(calm.rollouts()).contains("dusk PROMOTE ROLLED_BACK", "dawn ROLLBACK ARRIVED");
    assertThat(calm.runs()).hasSize(10);
  }

  @Test
  void dying_around_any_append_changes_nothing_in_the_end() {
    LongStream.rangeClosed(1, calm.appends())
        .parallel()
        .forEach(at -> SIDES.forEach(side -> same(Map.of(at, side))));
  }

  @Test
  void dying_again_in_recovery_changes_nothing_in_the_end() {
    LongStream.rangeClosed(1, calm.appends())
        .parallel()
        .forEach(at ->
            SIDES.forEach(side ->
                IntStream.rangeClosed(1, RECOVERY)
                    .forEach(after ->
                        SIDES.forEach(other -> same(Map.of(at, side, at + after, other))))));
  }

  private void same(Map<Long, Fault> deaths) {
    var end = story(append -> deaths.getOrDefault(append, Fault.NONE));
    assertThat(end.told(0)).as("dies at %s", new TreeMap<>(deaths)).isEqualTo(calm.told(0));
  }

  /// A system comes up, moves to a better build, goes back from a bad one, and is pinned.
  private static End story(Stage.Deaths deaths) {
    var stage = new Stage(SystemText.small(), Weather.CALM, deaths).arrived();
    stage.commit("index", "web");
    rest(stage);
    stage.troupe().plays(Stage.build("index@3"), Act.SERVES.endingWith(3, Duration.ofSeconds(4)));
    stage.commit("index");
    rest(stage);
    var runs = stage.world().tiers().tier(DUSK).last().orElseThrow().manifest();
    stage.ask(new PinTier(DUSK, runs, Instant.MAX, Stage.WHY));
    stage.step();
    Oracle.replays(stage.world(), stage.journal());
    return end(stage);
  }

  /// Until it is built, moved and quiet.
  private static void rest(Stage stage) {
    var quiet = new ArrayList<Long>();
    stage.until(() -> {
      quiet.add(stage.journal().last().number());
      int size = quiet.size();
      return size > 12
          && quiet.get(size - 12).equals(quiet.getLast())
          && stage.world().rollouts().underWay().isEmpty();
    });
  }

  private static End end(Stage stage) {
    var runs = new TreeMap<InstanceName, Side>();
    stage.troupe().lives().forEach(life -> runs.put(life.id().name(), life.side()));
    var rollouts =
        stage.world().rollouts().byId().values().stream().map(DeathsTest::told).sorted().toList();
    var problems = stage.world().problems().open().stream().map(one -> one.subject()).toList();
    return new End(runs, rollouts, problems, stage.appends());
  }

  private static String told(Rollout one) {
    var outcome = one.state() instanceof Finished(var is, _, _) ? is.name() : "NOT YET";
    return "%s %s %s".formatted(one.tier(), one.plan().kind(), outcome);
  }
}
