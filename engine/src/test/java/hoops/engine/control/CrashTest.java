package hoops.engine.control;

import static hoops.engine.control.Script.ADA;
import static hoops.engine.control.Script.keyed;
import static hoops.engine.control.Script.met;
import static hoops.engine.control.Script.noon;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Position;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.MemoryJournal;
import hoops.engine.journal.MemoryJournal.Fault;
import hoops.engine.journal.MemoryJournal.Faults;
import hoops.engine.people.People;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A calm run counts the appends; then each run dies at one of them, and again while it recovers.
/// Whoever was not answered asks again under the same key, as a client does.
class CrashTest {
  private static final List<Fault> DEATHS = List.of(Fault.BEFORE, Fault.AFTER);
  private static final Faults CALM = _ -> Fault.NONE;

  @Test
  void a_crash_at_any_append_loses_and_repeats_nothing() {
    var calm = run(List.of(CALM));
    for (int at = 1; at <= calm.appends(); at++) {
      for (var death : DEATHS) {
        assertThat(run(List.of(dies(at, death), CALM)).people()).isEqualTo(calm.people());
      }
    }
  }

  @Test
  void a_crash_while_recovering_loses_and_repeats_nothing() {
    var calm = run(List.of(CALM));
    for (int at = 1; at <= calm.appends(); at++) {
      for (int again = 1; again <= calm.appends(); again++) {
        for (var death : DEATHS) {
          for (var second : DEATHS) {
            var reigns = List.of(dies(at, death), dies(again, second), CALM);
            assertThat(run(reigns).people()).isEqualTo(calm.people());
          }
        }
      }
    }
  }

  private static Faults dies(int at, Fault death) {
    return append -> append == at ? death : Fault.NONE;
  }

  /// Asks everything of one server after another, each dying as its faults say.
  private static Ended run(List<Faults> reigns) {
    var journal = MemoryJournal.empty(reigns.getFirst());
    var worlds = new Worlds();
    var left = new ArrayList<>(turns());
    for (int reign = 0; reign < reigns.size(); reign++) {
      journal = reign == 0 ? journal : journal.reopened(reigns.get(reign));
      worlds = new Worlds();
      askAll(journal, worlds, left);
    }
    assertThat(left).isEmpty();
    assertReplayEqualsMemory(journal, worlds.now());
    return new Ended(worlds.now().people(), journal.appends());
  }

  private static void askAll(MemoryJournal journal, Worlds worlds, List<List<Ask>> left) {
    try {
      var writer = Writer.replaying(journal, worlds, noon(), "1.0");
      while (!left.isEmpty()) {
        for (var outcome : writer.turn(noon(), left.getFirst())) {
          assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        }
        left.removeFirst();
      }
    } catch (JournalBroken died) {
      assertThat(died).hasMessageMatching("nothing can be appended.*|ended behind append.*");
    }
  }

  private static void assertReplayEqualsMemory(MemoryJournal journal, World memory) {
    var replayed = new World[] {World.EMPTY};
    journal.replay(Position.NONE, entry -> replayed[0] = replayed[0].after(entry));
    assertThat(replayed[0]).isEqualTo(memory);
  }

  private static List<List<Ask>> turns() {
    return List.of(
        List.of(keyed(ADA, "key-00001", met("mia"))),
        List.of(keyed(ADA, "key-00002", met("ben")), keyed(ADA, "key-00003", met("eve"))),
        List.of(keyed(ADA, "key-00004", met("ben"))),
        List.of(keyed(ADA, "key-00005", met("kim"))));
  }

  private record Ended(People people, long appends) {}
}
