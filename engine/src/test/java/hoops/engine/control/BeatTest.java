package hoops.engine.control;

import static hoops.engine.control.Script.after;
import static hoops.engine.control.Script.noon;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Decision;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.people.PeopleEvent.PersonMet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When time passes for the World.
class BeatTest {
  private final Beat beat = new Beat(noon());

  private static Tick at(long millis) {
    return after(Duration.ofMillis(millis));
  }

  private static Outcome quiet() {
    return new Outcome.Answered(new Answer(Decision.accept(), new Position(1)));
  }

  private static Outcome busy() {
    var met = new PersonMet(new PersonId(1), new PersonName("ada"));
    return new Outcome.Answered(new Answer(Decision.accept(met), new Position(2)));
  }

  @Test
  void time_passes_every_100_ms_while_nothing_changes() {
    assertThat(beat.due(at(99))).isFalse();
    assertThat(beat.due(at(100))).isTrue();

    beat.done(at(100), quiet());

    assertThat(beat.pause()).isEqualTo(Duration.ofMillis(100));
    assertThat(beat.due(at(199))).isFalse();
    assertThat(beat.due(at(200))).isTrue();
  }

  @Test
  void a_beat_that_changed_something_is_followed_at_once() {
    beat.done(at(100), busy());

    assertThat(beat.pause()).isZero();
    assertThat(beat.due(at(100))).isTrue();

    beat.done(at(100), quiet());

    assertThat(beat.due(at(101))).isFalse();
  }

  @Test
  void a_world_without_rest_does_not_keep_the_writer_busy() {
    for (int i = 0; i < Beat.IN_A_ROW; i++) {
      beat.done(at(100), busy());
      assertThat(beat.due(at(100))).isTrue();
    }

    beat.done(at(100), busy());

    assertThat(beat.due(at(199))).isFalse();
    assertThat(beat.due(at(200))).isTrue();
  }

  @Test
  void a_bug_in_a_beat_is_not_tried_again_at_once() {
    beat.done(at(100), new Outcome.Bug(new IllegalStateException()));

    assertThat(beat.due(at(150))).isFalse();
  }
}
