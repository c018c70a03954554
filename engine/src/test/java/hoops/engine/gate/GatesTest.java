package hoops.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Actor;
import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.build.Builds;
import hoops.engine.people.People;
import hoops.engine.people.PeopleEvent.PersonMet;
import hoops.engine.system.TierSpec;
import hoops.engine.system.TierSpec.Follows;
import hoops.engine.tier.Scope;
import hoops.engine.tier.Slot;
import hoops.engine.tier.Stop;
import hoops.engine.tier.TierEvent;
import hoops.engine.tier.Tiers;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Actor MIA = new Actor.Person(new PersonId(1));
  private static final Stamp STAMP = new Stamp(new Position(9), NOON, MIA);
  private static final ManifestHash OLD = new ManifestHash("a".repeat(64));

  private Tiers tiers =
      Tiers.NONE
          .after(new TierEvent.TierOpened(DUSK), STAMP)
          .after(new TierEvent.PropertySetMade(new PropertySetId(DUSK, 1), new TreeMap<>()), STAMP);
  private Slot slot = new Slot.Free();
  private List<Stop> stops = List.of();
  private final Candidate candidate =
      new Candidate.Incomplete(List.of("index has no clean build: 3 failed"));

  @Test
  void all_gates_answer_strongest_first_also_behind_a_closed_one() {
    assertThat(ask().answers().stream().map(GateAnswer::gate))
        .containsExactly(
            "stop", "pin", "slot", "settled", "whole", "clean", "artifacts", "properties");
    assertThat(ask().shut().stream().map(GateAnswer::gate))
        .containsExactly("whole", "clean", "artifacts", "properties");
  }

  @Test
  void a_set_that_is_not_whole_names_what_lacks_and_the_line() {
    var whole = answer("whole");

    assertThat(whole.verdict()).isEqualTo(new Verdict.Closed("index has no clean build: 3 failed"));
    assertThat(whole.rule()).startsWith("hoops.yaml:").endsWith("(default)");
  }

  @Test
  void the_stop_says_who_pulled_it_for_what_and_since_when() {
    stops = List.of(new Stop(new Scope.OneTier(DUSK), MIA, NOON, new Reason("odd numbers")));

    assertThat(answer("stop").verdict())
        .isEqualTo(new Verdict.Closed("mia pulled it for dusk: odd numbers"));
    assertThat(answer("stop").since()).isEqualTo(NOON);
  }

  @Test
  void a_pin_without_end_is_closed_one_with_an_end_says_when() {
    pinnedUntil(Instant.MAX);
    assertThat(answer("pin").verdict()).isInstanceOf(Verdict.Closed.class);

    var until = NOON.plusSeconds(3600);
    pinnedUntil(until);
    assertThat(answer("pin").verdict())
        .isEqualTo(new Verdict.Until("mia pinned it to m-aaaaaa: a test under way", until));
  }

  /// S19.
  @Test
  void a_taken_slot_waits_and_names_who_has_it() {
    slot = new Slot.Taken(new RolloutId(7), "baking");

    assertThat(answer("slot").verdict()).isEqualTo(new Verdict.Waiting("d-7 has it, baking"));
  }

  private void pinnedUntil(Instant until) {
    var why = new Reason("a test under way");
    tiers = tiers.after(new TierEvent.TierPinned(DUSK, OLD, until, why), STAMP);
  }

  private GateAnswer answer(String gate) {
    return ask().answers().stream().filter(one -> one.gate().equals(gate)).findFirst().get();
  }

  private Verdicts ask() {
    var people = People.NOBODY.after(new PersonMet(new PersonId(1), new PersonName("mia")), STAMP);
    return Gates.ask(
        new Seen(
            TierSpec.of(DUSK, Follows.MAIN),
            tiers.tier(DUSK),
            Move.AUTOMATIC,
            candidate,
            slot,
            Standing.FRESH,
            stops,
            Builds.NONE,
            people));
  }
}
