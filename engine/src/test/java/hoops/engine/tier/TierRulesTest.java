package hoops.engine.tier;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.Decision.Accepted;
import hoops.engine.Decision.AlreadySo;
import hoops.engine.Decision.Refused;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.system.Governed;
import hoops.engine.system.TierSpec;
import hoops.engine.system.TierSpec.Follows;
import hoops.engine.tier.TierCommand.GiveAddress;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.engine.tier.TierCommand.PullStop;
import hoops.engine.tier.TierCommand.PutDown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TierRulesTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final TierName DAWN = new TierName("dawn");
  private static final AssemblyName INDEX = new AssemblyName("index");
  private static final ManifestHash RUNS = new ManifestHash("a".repeat(64));
  private static final ManifestHash OTHER = new ManifestHash("b".repeat(64));
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Reason WHY = new Reason("a test under way");
  private static final Governed FILE =
      Governed.of(
          "logs", List.of(TierSpec.of(DUSK, Follows.MAIN), TierSpec.of(DAWN, Follows.MAIN)));

  private long position;
  private Tiers tiers = Tiers.NONE;

  @Test
  void tiers_of_the_file_are_opened_with_their_first_set() {
    var owed = TierRules.owed(FILE, tiers, NOON);

    assertThat(owed)
        .containsExactly(
            new TierEvent.TierOpened(DUSK),
            new TierEvent.PropertySetMade(new PropertySetId(DUSK, 1), new TreeMap<>()),
            new TierEvent.TierOpened(DAWN),
            new TierEvent.PropertySetMade(new PropertySetId(DAWN, 1), new TreeMap<>()));
    happened(owed);
    assertThat(TierRules.owed(FILE, tiers, NOON)).isEmpty();
  }

  @Test
  void changed_standing_values_are_the_next_set() {
    happened(TierRules.owed(FILE, tiers, NOON));
    var values = new TreeMap<>(Map.of("query.max_parallel", "64"));
    var changed =
        Governed.of(
            "logs",
            List.of(
                TierSpec.of(DUSK, Follows.MAIN).withProperties(values),
                TierSpec.of(DAWN, Follows.MAIN)));

    assertThat(TierRules.owed(changed, tiers, NOON))
        .containsExactly(new TierEvent.PropertySetMade(new PropertySetId(DUSK, 2), values));
  }

  /// S31.
  @Test
  void a_pin_holds_what_runs_and_nothing_else() {
    running();

    assertThat(decide(new PinTier(DUSK, RUNS, Instant.MAX, WHY)))
        .isEqualTo(Decision.accept(new TierEvent.TierPinned(DUSK, RUNS, Instant.MAX, WHY)));
    assertThat(decide(new PinTier(DUSK, OTHER, Instant.MAX, WHY))).isInstanceOf(Refused.class);
  }

  /// S31: never half of what moves.
  @Test
  void a_moving_tier_is_neither_pinned_nor_put_down() {
    running();
    var slot = new Slot.Taken(new RolloutId(7), "advancing");

    var pin = TierRules.decide(new PinTier(DUSK, RUNS, Instant.MAX, WHY), tiers, _ -> slot);
    var down = TierRules.decide(new PutDown(DUSK, WHY), tiers, _ -> slot);

    assertThat(pin).isInstanceOf(Refused.class);
    assertThat(down).isInstanceOf(Refused.class);
  }

  /// S31, S32.
  @Test
  void a_pin_runs_out_by_itself() {
    running();
    var until = NOON.plus(Duration.ofHours(4));
    happened(List.of(new TierEvent.TierPinned(DUSK, RUNS, until, WHY)));

    assertThat(TierRules.owed(FILE, tiers, until.minusMillis(1))).isEmpty();
    assertThat(TierRules.owed(FILE, tiers, until))
        .containsExactly(new TierEvent.TierUnpinned(DUSK, new Reason("its time is over")));
  }

  @Test
  void a_stop_is_pulled_once_for_each_scope() {
    happened(TierRules.owed(FILE, tiers, NOON));
    var all = new PullStop(new Scope.Everything(), WHY);
    happened(events(decide(all)));

    assertThat(decide(all)).isInstanceOf(AlreadySo.class);
    assertThat(tiers.stopped(DAWN, INDEX)).isTrue();
    assertThat(decide(new PullStop(new Scope.OneAssembly(DUSK, INDEX), WHY)))
        .isInstanceOf(Accepted.class);
    assertThat(decide(new PullStop(new Scope.OneTier(new TierName("moon")), WHY)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void an_address_is_given_once_and_shared_by_no_tiers() {
    happened(TierRules.owed(FILE, tiers, NOON));
    happened(events(decide(new GiveAddress(DUSK, INDEX, 21_000))));

    assertThat(decide(new GiveAddress(DUSK, INDEX, 21_001))).isInstanceOf(AlreadySo.class);
    assertThat(decide(new GiveAddress(DAWN, INDEX, 21_000))).isInstanceOf(Refused.class);
    assertThat(decide(new GiveAddress(DAWN, INDEX, 21_001))).isInstanceOf(Accepted.class);
  }

  private void running() {
    happened(TierRules.owed(FILE, tiers, NOON));
    happened(
        List.of(
            new TierEvent.ManifestPlaced(
                DUSK, RUNS, new PropertySetId(DUSK, 1), new RolloutId(1))));
  }

  private Decision decide(TierCommand command) {
    return TierRules.decide(command, tiers, _ -> new Slot.Free());
  }

  private static List<Event> events(Decision decision) {
    return ((Accepted) decision).events();
  }

  private void happened(List<? extends Event> events) {
    for (var event : events) {
      position++;
      var stamp = new Stamp(new Position(position), NOON, new Actor.Person(new PersonId(1)));
      tiers = tiers.after((TierEvent) event, stamp);
    }
  }
}
