package hoops.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Cause;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.PersonId;
import hoops.engine.Position;
import hoops.engine.Way;
import hoops.engine.control.ControlEvent.ClockJumped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal must do.
public abstract class JournalContract {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");
  private static final Cause ADA =
      new Cause(
          new Actor.Person(new PersonId(1)),
          Way.TERMINAL,
          new AskKey("key-\"\\-0001", Digest.of("hold d-1")));

  private Journal journal;

  protected JournalContract() {}

  /// A journal with nothing in it.
  protected abstract Journal fresh() throws Exception;

  /// The journal of the next reign over the same entries; the one before is closed.
  protected abstract Journal reopened(Journal closed) throws Exception;

  @BeforeEach
  void open() throws Exception {
    journal = fresh();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void a_fresh_journal_is_empty_and_has_an_epoch() {
    assertThat(journal.last()).isEqualTo(Position.NONE);
    assertThat(journal.read(Position.NONE, 10)).isEmpty();
    assertThat(journal.epoch()).isEqualTo(new Epoch(1));
    assertThat(journal.nearlyFull()).isFalse();
  }

  @Test
  void entries_come_back_as_they_were_appended() throws Exception {
    var entries =
        List.of(
            entry(1, Cause.SELF),
            entry(2, ADA),
            entry(3, new Cause(new Actor.Token("ci \"x\" ü"), Way.HOOK, AskKey.NONE)));
    journal.append(entries);
    assertThat(journal.read(Position.NONE, 10)).isEqualTo(entries);

    reopen();

    assertThat(replayed(Position.NONE)).isEqualTo(entries);
    assertThat(journal.last()).isEqualTo(new Position(3));
  }

  @Test
  void every_way_comes_back() {
    var entries = new ArrayList<Entry>();
    for (var way : Way.values()) {
      entries.add(entry(entries.size() + 1, new Cause(Actor.HOOPS, way, AskKey.NONE)));
    }
    journal.append(entries);

    assertThat(journal.read(Position.NONE, 100)).isEqualTo(entries);
  }

  @Test
  void a_gap_is_refused_and_nothing_of_the_group_stays() {
    assertThatThrownBy(() -> journal.append(List.of(entry(1, ADA), entry(3, ADA))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(journal.last()).isEqualTo(Position.NONE);
    journal.append(List.of(entry(1, ADA)));
    assertThat(replayed(Position.NONE)).hasSize(1);
  }

  @Test
  void a_position_is_never_used_twice() {
    journal.append(List.of(entry(1, ADA)));

    assertThatThrownBy(() -> journal.append(List.of(entry(1, ADA))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_entry_of_another_epoch_is_refused() {
    var stale = new Entry(new Position(1), NOON, new Epoch(9), ADA, jump(1));

    assertThatThrownBy(() -> journal.append(List.of(stale)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reading_begins_behind_a_position_and_ends_as_asked() {
    journal.append(List.of(entry(1, ADA), entry(2, ADA), entry(3, ADA), entry(4, ADA)));

    assertThat(journal.read(new Position(1), 2)).containsExactly(entry(2, ADA), entry(3, ADA));
    assertThat(journal.read(new Position(4), 2)).isEmpty();
    assertThat(journal.read(new Position(9), 2)).isEmpty();
  }

  @Test
  void a_replay_may_begin_behind_any_position() {
    journal.append(List.of(entry(1, ADA), entry(2, ADA), entry(3, ADA)));

    assertThat(replayed(new Position(2))).containsExactly(entry(3, ADA));
    assertThat(replayed(new Position(3))).isEmpty();
  }

  @Test
  void each_reign_has_an_epoch_above_the_one_before() throws Exception {
    journal.append(List.of(entry(1, ADA)));
    reopen();
    assertThat(journal.epoch()).isEqualTo(new Epoch(2));
    reopen();
    assertThat(journal.epoch()).isEqualTo(new Epoch(3));

    journal.append(List.of(new Entry(new Position(2), NOON, new Epoch(3), ADA, jump(2))));
    assertThat(replayed(Position.NONE))
        .extracting(Entry::epoch)
        .containsExactly(new Epoch(1), new Epoch(3));
  }

  @Test
  void a_long_journal_replays_whole_and_in_order() throws Exception {
    for (int group = 0; group < 50; group++) {
      var entries = new ArrayList<Entry>();
      for (int i = 1; i <= 200; i++) {
        entries.add(entry(group * 200 + i, ADA));
      }
      journal.append(entries);
    }
    reopen();

    assertThat(replayed(Position.NONE))
        .extracting(entry -> entry.position().number())
        .hasSize(10_000)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void a_reader_that_throws_ends_the_replay() {
    journal.append(List.of(entry(1, ADA), entry(2, ADA)));

    assertThatThrownBy(() ->
            journal.replay(
                Position.NONE,
                _ -> {
                  throw new IllegalStateException("enough");
                }))
        .hasMessage("enough");
    assertThat(replayed(Position.NONE)).hasSize(2);
  }

  @Test
  void a_closed_journal_takes_nothing_more() {
    journal.close();

    assertThatThrownBy(() -> journal.append(List.of(entry(1, ADA))))
        .isInstanceOf(JournalBroken.class);
  }

  private void reopen() throws Exception {
    journal.close();
    journal = reopened(journal);
  }

  private List<Entry> replayed(Position after) {
    var all = new ArrayList<Entry>();
    journal.replay(after, all::add);
    return all;
  }

  private static Entry entry(long position, Cause cause) {
    return new Entry(new Position(position), NOON, new Epoch(1), cause, jump(position));
  }

  private static ClockJumped jump(long seconds) {
    return new ClockJumped(Duration.ofSeconds(seconds));
  }
}
