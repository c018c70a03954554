package hoops.engine.rollout;

import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.system.Assembly;
import hoops.engine.system.TierSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A build behind which there is no going back (S28, S29).
class OneWayTest {
  private static final TierName DUSK = new TierName("dusk");

  private final Play play =
      new Play(List.of(Play.spec(TierSpec.of(DUSK, TierSpec.Follows.MAIN))), "web>index");

  @Test
  void going_back_across_one_way_is_refused_by_build_and_hour() {
    var first = play.arrived(DUSK, 1);
    marked();
    play.deploy(DUSK, play.yard.manifest(2));
    play.run(300, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);

    assertThat(back(first))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.refusal().why())
                    .contains("index@2 is one-way since 2026-11-24 12:"));
  }

  @Test
  void what_follows_with_the_same_mark_can_go_back() {
    play.arrived(DUSK, 1);
    marked();
    var second = play.yard.manifest(2);
    play.deploy(DUSK, second);
    play.run(300, _ -> WELL);
    play.deploy(DUSK, play.yard.manifest(3));
    play.run(300, _ -> WELL);

    assertThat(back(second)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void nothing_goes_back_by_itself_behind_it() {
    play.arrived(DUSK, 1);
    marked();
    play.deploy(DUSK, play.yard.manifest(2));
    play.runUntilBaking(DUSK);
    play.crash(DUSK, 2);
    play.run(5, _ -> WELL);

    assertThat(play.last(DUSK).state()).isInstanceOf(Undecided.class);
  }

  private Decision back(ManifestHash to) {
    return play.yard.ask(new RollBack(DUSK, to, RolloutCommand.Asked.ONCE, WHY));
  }

  private void marked() {
    play.yard.describe("index", Play.marked(new Assembly.OneWay("schema 19", "")));
  }
}
