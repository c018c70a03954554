package hoops.engine.control;

import static hoops.engine.build.BuildStory.commit;
import static hoops.engine.build.BuildStory.half;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.tier.TierCommand.PinTier;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a beat remembers only spares work.
class RhythmTest {
  private static final TierName DUSK = new TierName("dusk");

  private final Rhythm remembers = new Rhythm();

  @Test
  void a_beat_that_remembers_finds_what_one_that_forgets_finds() {
    var tale = StoryTest.arrived();
    var random = new Random(7);
    tale.mortal("index@3");
    for (int i = 2; i < 7; i++) {
      tale.commit(commit(Integer.toString(i), half("index", "web"), "index"));
      same(tale, random.nextInt(10));
      tale.built("index@" + i, i == 5 ? 1 : 0);
      same(tale, 60 + random.nextInt(120));
      if (random.nextBoolean()) {
        tale.killed();
      }
    }
    same(tale, 1500);
  }

  @Test
  void a_quiet_world_is_looked_at_once() {
    var tale = StoryTest.arrived();
    var runs = tale.world().tiers().tier(DUSK).last().orElseThrow().manifest();
    tale.accepted(new PinTier(DUSK, runs, Instant.MAX, new Reason("stays")));
    tale.commit(commit("b", half("index", "web"), "index"));
    tale.built("index@2", 0);
    tale.pass(Duration.ofMinutes(20));
    var world = tale.world();

    for (int i = 1; i < 1000; i++) {
      assertThat(remembers.beat(turn(world, tale.now().plusMillis(100L * i)))).isEmpty();
    }
    assertThat(tale.world()).isSameAs(world);
  }

  private void same(Tale tale, int halves) {
    for (int i = 0; i < halves; i++) {
      var world = tale.world();
      var now = tale.now().plusMillis(500);
      assertThat(Decision.accept(remembers.beat(turn(world, now))))
          .isEqualTo(world.decide(new Tick(now, Duration.ZERO), Cause.SELF, now));
      tale.pass(Duration.ofMillis(500));
    }
  }

  private static Turn turn(World world, Instant now) {
    return new Turn(world, Cause.SELF, now);
  }
}
