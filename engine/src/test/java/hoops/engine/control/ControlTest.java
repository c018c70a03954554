package hoops.engine.control;

import static hoops.engine.control.Script.NOON;
import static hoops.engine.control.Script.met;
import static hoops.engine.control.Script.noon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision.Accepted;
import hoops.engine.Decision.AlreadySo;
import hoops.engine.Position;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.journal.Journal;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.journal.MemoryJournal.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlTest {
  private final Worlds worlds = new Worlds();
  private final AtomicReference<Tick> clock = new AtomicReference<>(noon());
  private final BlockingQueue<Throwable> stops = new ArrayBlockingQueue<>(10);
  private final BlockingQueue<Command> bugs = new ArrayBlockingQueue<>(10);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Control> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Control::close);
    callers.shutdownNow();
  }

  @Test
  void an_answer_is_durable_and_published() {
    var journal = MemoryJournal.empty();
    var control = control(journal, "1.0");

    var answer = control.handle(met("mia"), Cause.SELF);

    assertThat(answer.decision()).isInstanceOf(Accepted.class);
    assertThat(journal.last()).isEqualTo(answer.position());
    assertThat(worlds.now().people().names()).hasSize(1);
  }

  @Test
  void callers_who_wait_are_written_together() throws Exception {
    var kept = MemoryJournal.empty();
    var turnstile = new Turnstile(kept);
    var control = control(turnstile, "1.0");
    turnstile.shut();
    var first = callers.submit(() -> control.handle(met("first"), Cause.SELF));
    turnstile.awaitArrival();
    var others = new ArrayList<Future<Answer>>();
    for (int i = 0; i < 100; i++) {
      others.add(callers.submit(meet(control, "caller-" + i)));
    }
    until(() -> control.pulse().waiting() == 100);
    long before = kept.appends();

    turnstile.openForEver();

    assertThat(first.get().position()).isEqualTo(new Position(2));
    for (var other : others) {
      assertThat(other.get().decision()).isInstanceOf(Accepted.class);
    }
    assertThat(kept.appends()).isEqualTo(before + 2);
    assertThat(worlds.now().people().names()).hasSize(101);
  }

  @Test
  void nobody_learns_of_what_is_not_durable() throws Exception {
    var turnstile = new Turnstile(MemoryJournal.empty());
    var control = control(turnstile, "1.0");
    turnstile.shut();
    var first = callers.submit(meet(control, "first"));
    turnstile.awaitArrival();
    var mia = callers.submit(meet(control, "mia"));
    until(() -> control.pulse().waiting() == 1);
    var again = callers.submit(meet(control, "mia"));
    until(() -> control.pulse().waiting() == 2);

    assertThat(List.of(first, mia, again)).noneMatch(Future::isDone);
    assertThat(worlds.now().people().names()).isEmpty();

    turnstile.openForEver();
    assertThat(again.get().decision()).isInstanceOf(AlreadySo.class);
    assertThat(again.get().position()).isEqualTo(mia.get().position());
  }

  @Test
  void time_passes_by_itself() throws Exception {
    control(MemoryJournal.empty(), "1.0");

    clock.set(new Tick(NOON.plusSeconds(3600), Duration.ofSeconds(1)));

    var world = worlds.await(new Position(2), Duration.ofSeconds(20));
    assertThat(world.position()).isEqualTo(new Position(2));
  }

  @Test
  void a_jump_is_in_the_journal_before_the_next_command() throws Exception {
    var journal = MemoryJournal.empty();
    var control = control(journal, "1.0");
    clock.set(new Tick(NOON.plusSeconds(3600), Duration.ofSeconds(1)));

    control.handle(met("mia"), Cause.SELF);

    assertThat(journal.read(new Position(1), 1).getFirst().event())
        .isEqualTo(new ClockJumped(Duration.ofSeconds(3599)));
  }

  @Test
  void a_broken_journal_stops_everything_at_once() throws Exception {
    var journal = MemoryJournal.empty(append -> append == 3 ? Fault.AFTER : Fault.NONE);
    var control = control(journal, "1.0");
    control.handle(met("mia"), Cause.SELF);

    assertThatThrownBy(() -> control.handle(met("ben"), Cause.SELF))
        .isInstanceOf(Control.Stopped.class);

    assertThat(stops.poll(20, TimeUnit.SECONDS)).isInstanceOf(JournalBroken.class);
    assertThat(worlds.now().people().names()).hasSize(1);
    assertThatThrownBy(() -> control.handle(met("eve"), Cause.SELF))
        .isInstanceOf(Control.Stopped.class);
  }

  @Test
  void everyone_who_waits_learns_of_the_stop() throws Exception {
    var dying = MemoryJournal.empty(append -> append == 2 ? Fault.BEFORE : Fault.NONE);
    var turnstile = new Turnstile(dying);
    var control = control(turnstile, "1.0");
    turnstile.shut();
    var first = callers.submit(meet(control, "first"));
    turnstile.awaitArrival();
    var second = callers.submit(meet(control, "second"));
    until(() -> control.pulse().waiting() == 1);

    turnstile.openForEver();

    for (var caller : List.of(first, second)) {
      assertThatThrownBy(caller::get).hasCauseInstanceOf(Control.Stopped.class);
    }
  }

  @Test
  void a_bug_is_told_and_the_writer_goes_on() throws Exception {
    var control = control(MemoryJournal.empty(), "1.0");

    assertThatThrownBy(() -> control.handle(new Script.Nonsense(), Cause.SELF))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing was changed");

    assertThat(bugs.poll(20, TimeUnit.SECONDS)).isEqualTo(new Script.Nonsense());
    assertThat(control.handle(met("mia"), Cause.SELF).decision()).isInstanceOf(Accepted.class);
  }

  @Test
  void closing_answers_whoever_waits_and_takes_nothing_more() throws Exception {
    var turnstile = new Turnstile(MemoryJournal.empty());
    var control = control(turnstile, "1.0");
    turnstile.shut();
    var first = callers.submit(meet(control, "first"));
    turnstile.awaitArrival();
    var second = callers.submit(meet(control, "second"));
    until(() -> control.pulse().waiting() == 1);
    var closing = callers.submit(control::close);
    turnstile.openForEver();

    closing.get();

    assertThat(first.get().decision()).isInstanceOf(Accepted.class);
    assertThat(second.get().decision()).isInstanceOf(Accepted.class);
    assertThatThrownBy(() -> control.handle(met("late"), Cause.SELF))
        .isInstanceOf(Control.Stopped.class);
    assertThat(stops).isEmpty();
  }

  @Test
  void the_pulse_beats_while_nobody_asks() {
    var control = control(MemoryJournal.empty(), "1.0");
    long before = control.pulse().turns();

    until(() -> control.pulse().turns() > before + 1);

    clock.set(new Tick(NOON.plusSeconds(9), Duration.ofSeconds(9)));
    until(() -> control.pulse().lastTurn().equals(Duration.ofSeconds(9)));
  }

  @Test
  void a_listener_is_told_of_each_world() {
    var seen = new ArrayBlockingQueue<World>(10);
    worlds.listen(seen::add);
    var control = control(MemoryJournal.empty(), "1.0");

    control.handle(met("mia"), Cause.SELF);

    assertThat(seen).extracting(World::position).contains(new Position(1), new Position(2));
  }

  @Test
  void a_next_server_has_the_world_of_the_last() {
    var journal = MemoryJournal.empty();
    control(journal, "1.0").handle(met("mia"), Cause.SELF);

    control(journal.reopened(), "1.1");

    assertThat(worlds.now().people().names()).hasSize(1);
    assertThat(worlds.now().position()).isEqualTo(new Position(3));
  }

  private Control control(Journal journal, String version) {
    var control = Control.replaying(journal, clock::get, worlds, version, alarm());
    opened.add(control);
    return control;
  }

  private Alarm alarm() {
    return new Alarm() {
      @Override
      public void stopped(Throwable why) {
        stops.add(why);
      }

      @Override
      public void bug(Command command, Throwable thrown) {
        bugs.add(command);
      }
    };
  }

  private static Callable<Answer> meet(Control control, String name) {
    return () -> control.handle(met(name), Cause.SELF);
  }

  private static void until(Callable<Boolean> holds) {
    try {
      while (!holds.call()) {
        LockSupport.parkNanos(100_000);
      }
    } catch (Exception e) { // a condition of a test that throws is a failed test
      throw new AssertionError(e);
    }
  }
}
