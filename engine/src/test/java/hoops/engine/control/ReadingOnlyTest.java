package hoops.engine.control;

import static hoops.engine.control.Script.ADA;
import static hoops.engine.control.Script.keyed;
import static hoops.engine.control.Script.met;
import static hoops.engine.control.Script.noon;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Cause;
import hoops.engine.Decision;
import hoops.engine.Position;
import hoops.engine.Refusal;
import hoops.engine.journal.MemoryJournal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingOnlyTest {
  private static final Refusal WHY = new Refusal(Refusal.Kind.FULL, "the disk is full", "df");

  private final Ask mia = keyed(ADA, "key-00001", met("mia"));
  private final MemoryJournal journal = MemoryJournal.empty();
  private final Worlds worlds = new Worlds();
  private final ReadingOnly reading = new ReadingOnly(journal, worlds, () -> WHY);
  private Answer before;

  @BeforeEach
  void a_reign_that_ended() {
    var writer = Writer.replaying(journal, new Worlds(), noon(), "1.0");
    before = ((Outcome.Answered) writer.turn(noon(), List.of(mia)).getFirst()).answer();
    worlds.replay(journal);
  }

  @Test
  void all_that_was_written_can_be_read() {
    assertThat(worlds.now().position()).isEqualTo(journal.last()).isEqualTo(new Position(2));
    assertThat(worlds.now().people().names()).hasSize(1);
  }

  @Test
  void every_command_is_refused_also_what_is_essential() {
    for (var command : List.of(met("ben"), noon())) {
      assertThat(reading.handle(command, Cause.SELF))
          .isEqualTo(new Answer(new Decision.Refused(WHY), new Position(2)));
    }
    assertThat(journal.last()).isEqualTo(new Position(2));
  }

  @Test
  void what_was_asked_before_has_its_answer_again() {
    assertThat(reading.handle(mia.command(), mia.cause())).isEqualTo(before);
  }

  @Test
  void other_words_under_the_key_are_refused() {
    var other = keyed(ADA, "key-00001", met("ben"));

    assertThat(reading.handle(other.command(), other.cause()).decision())
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.CONFLICT));
  }
}
