package hoops.engine.control;

import static hoops.engine.control.Script.ADA;
import static hoops.engine.control.Script.BEN;
import static hoops.engine.control.Script.NOON;
import static hoops.engine.control.Script.after;
import static hoops.engine.control.Script.keyed;
import static hoops.engine.control.Script.meet;
import static hoops.engine.control.Script.met;
import static hoops.engine.control.Script.noon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Cause;
import hoops.engine.Decision.Accepted;
import hoops.engine.Decision.AlreadySo;
import hoops.engine.Decision.Refused;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Refusal;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.control.ControlEvent.ReignBegan;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.journal.MemoryJournal.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterTest {
  private Worlds worlds = new Worlds();
  private MemoryJournal journal = MemoryJournal.empty();
  private Writer writer = replaying();

  @Test
  void a_reign_begins_with_its_epoch() {
    assertThat(events()).containsExactly(new ReignBegan(journal.epoch(), "1.0"));
    assertThat(worlds.now().position()).isEqualTo(new Position(1));
  }

  @Test
  void an_accepted_command_is_in_the_journal_and_published() {
    var answer = one(meet("mia"));

    assertThat(answer.decision()).isInstanceOf(Accepted.class);
    assertThat(answer.position()).isEqualTo(journal.last()).isEqualTo(new Position(2));
    assertThat(worlds.now().people().names()).hasSize(1);
  }

  @Test
  void commands_of_a_turn_build_on_each_other_in_one_append() {
    long before = journal.appends();

    var outcomes = writer.turn(noon(), List.of(meet("mia"), meet("mia"), meet("ben")));

    assertThat(answer(outcomes.get(0)).decision()).isInstanceOf(Accepted.class);
    assertThat(answer(outcomes.get(1)).decision()).isInstanceOf(AlreadySo.class);
    assertThat(answer(outcomes.get(1)).position()).isEqualTo(new Position(2));
    assertThat(answer(outcomes.get(2)).position()).isEqualTo(new Position(3));
    assertThat(journal.appends()).isEqualTo(before + 1);
  }

  @Test
  void what_changes_nothing_is_not_appended() {
    one(meet("mia"));
    long before = journal.appends();

    assertThat(one(meet("mia")).position()).isEqualTo(new Position(2));
    assertThat(journal.appends()).isEqualTo(before);
  }

  @Test
  void nothing_is_told_or_published_when_the_append_fails() {
    journal = MemoryJournal.empty(append -> append == 2 ? Fault.BEFORE : Fault.NONE);
    writer = replaying();
    var before = worlds.now();

    assertThatThrownBy(() -> writer.turn(noon(), List.of(meet("mia"), meet("mia"))))
        .isInstanceOf(JournalBroken.class);
    assertThat(worlds.now()).isSameAs(before);
  }

  @Test
  void an_entry_keeps_whole_milliseconds() {
    writer.turn(after(Duration.ofNanos(1_999_999)), List.of(meet("mia")));

    assertThat(entries().getLast().at()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void a_clock_that_was_set_is_noted_before_anything_is_decided() {
    var set = new Tick(NOON.plus(Duration.ofDays(3650)), Duration.ofSeconds(1));

    writer.turn(set, List.of(meet("mia")));

    assertThat(events().get(1)).isEqualTo(new ClockJumped(Duration.ofDays(3650).minusSeconds(1)));
    assertThat(entries()).hasSize(3);
  }

  @Test
  void a_clock_that_was_set_back_is_noted_too() {
    writer.turn(new Tick(NOON.minusSeconds(5), Duration.ofSeconds(1)), List.of());

    assertThat(events().getLast()).isEqualTo(new ClockJumped(Duration.ofSeconds(-6)));
  }

  /// Its stored instants would else lie years ahead, and nothing would ever fall due.
  @Test
  void a_clock_set_back_while_no_server_ran_is_noted() {
    journal = journal.reopened();
    var early = new Tick(NOON.minus(Duration.ofDays(3650)), Duration.ZERO);

    Writer.replaying(journal, new Worlds(), early, "1.0");

    assertThat(events())
        .endsWith(new ClockJumped(Duration.ofDays(-3650)), new ReignBegan(journal.epoch(), "1.0"));
  }

  @Test
  void a_clock_that_drifts_is_no_jump() {
    writer.turn(new Tick(NOON.plusSeconds(3), Duration.ofSeconds(1)), List.of());

    assertThat(entries()).hasSize(1);
  }

  @Test
  void the_same_ask_twice_has_one_effect_and_the_first_answer() {
    var ask = keyed(ADA, "key-00001", met("mia"));
    var first = one(ask);
    one(meet("ben"));

    assertThat(one(ask)).isEqualTo(first);
    assertThat(worlds.now().people().names()).hasSize(2);
  }

  @Test
  void the_same_ask_twice_in_one_turn_has_one_effect() {
    var ask = keyed(ADA, "key-00001", met("mia"));

    var outcomes = writer.turn(noon(), List.of(ask, ask));

    assertThat(answer(outcomes.get(1))).isEqualTo(answer(outcomes.get(0)));
    assertThat(entries()).hasSize(2);
  }

  @Test
  void other_words_under_the_same_key_are_refused() {
    one(keyed(ADA, "key-00001", met("mia")));

    assertThat(refusal(one(keyed(ADA, "key-00001", met("ben")))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(worlds.now().people().names()).hasSize(1);
  }

  @Test
  void a_key_is_its_askers_own() {
    one(keyed(ADA, "key-00001", met("mia")));

    assertThat(one(keyed(BEN, "key-00001", met("ben"))).decision()).isInstanceOf(Accepted.class);
  }

  @Test
  void a_restart_forgets_no_key() {
    var ask = keyed(ADA, "key-00001", met("mia"));
    var first = one(ask);

    restart();

    assertThat(one(ask)).isEqualTo(first);
    assertThat(refusal(one(keyed(ADA, "key-00001", met("ben")))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  void a_key_is_kept_for_a_day() {
    var ask = keyed(ADA, "key-00001", met("mia"));
    var first = one(ask);
    writer.turn(after(Duration.ofHours(24)), List.of(keyed(ADA, "key-00002", met("ben"))));
    assertThat(answer(writer.turn(after(Duration.ofHours(24)), List.of(ask)).getFirst()))
        .isEqualTo(first);

    writer.turn(after(Duration.ofHours(25)), List.of(keyed(ADA, "key-00003", met("eve"))));

    assertThat(answer(writer.turn(after(Duration.ofHours(25)), List.of(ask)).getFirst()).decision())
        .isInstanceOf(AlreadySo.class);
  }

  @Test
  void a_clock_that_was_set_makes_no_key_old() {
    var ask = keyed(ADA, "key-00001", met("mia"));
    var first = one(ask);
    var set = new Tick(NOON.plus(Duration.ofDays(3650)), Duration.ofSeconds(1));

    writer.turn(set, List.of(keyed(ADA, "key-00002", met("ben"))));

    assertThat(answer(writer.turn(set, List.of(ask)).getFirst())).isEqualTo(first);
  }

  @Test
  void a_full_disk_takes_only_what_is_essential() {
    journal.fill();

    var outcomes = writer.turn(noon(), List.of(meet("mia"), new Ask(noon(), Cause.SELF)));

    assertThat(refusal(answer(outcomes.get(0))).kind()).isEqualTo(Refusal.Kind.FULL);
    assertThat(answer(outcomes.get(1)).decision()).isInstanceOf(Accepted.class);
    journal.roomAgain();
    assertThat(one(meet("mia")).decision()).isInstanceOf(Accepted.class);
  }

  @Test
  void a_full_disk_still_repeats_an_answer() {
    var ask = keyed(ADA, "key-00001", met("mia"));
    var first = one(ask);
    journal.fill();

    assertThat(one(ask)).isEqualTo(first);
  }

  @Test
  void a_bug_answers_its_own_command_alone() {
    var nonsense = new Ask(new Script.Nonsense(), Cause.SELF);

    var outcomes = writer.turn(noon(), List.of(meet("mia"), nonsense, meet("ben")));

    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Bug.class);
    assertThat(answer(outcomes.get(2)).position()).isEqualTo(new Position(3));
    assertThat(entries()).hasSize(3);
  }

  @Test
  void an_entry_that_cannot_be_applied_ends_the_start() {
    journal.append(
        List.of(new Entry(new Position(2), NOON, journal.epoch(), Cause.SELF, new Unheard())));

    assertThatThrownBy(this::restart)
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("entry 2");
  }

  private void restart() {
    journal = journal.reopened();
    writer = replaying();
  }

  private Writer replaying() {
    worlds = new Worlds();
    return Writer.replaying(journal, worlds, noon(), "1.0");
  }

  private Answer one(Ask ask) {
    return answer(writer.turn(noon(), List.of(ask)).getFirst());
  }

  private static Answer answer(Outcome outcome) {
    return ((Outcome.Answered) outcome).answer();
  }

  private static Refusal refusal(Answer answer) {
    return ((Refused) answer.decision()).refusal();
  }

  private List<Entry> entries() {
    return journal.read(Position.NONE, 100);
  }

  private List<Event> events() {
    return new ArrayList<>(entries().stream().map(Entry::event).toList());
  }

  /// An event that no chapter knows.
  private record Unheard() implements Event {}
}
