package hoops.engine.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Decision;
import hoops.engine.Decision.Accepted;
import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.fleet.FleetCommand.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Prints what each sighting does to a life in each state and compares it with the page;
/// `-Dlaw.write=true` writes the page.
class FleetLawTest {
  private static final Path PAGE = Path.of("..", "docs", "law", "fleet.md");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(10);
  private static final Reason WHY = new Reason("why");
  private static final TierName DUSK = new TierName("dusk");
  private static final InstanceName PLACE = new InstanceName(DUSK, new AssemblyName("index"), 1);
  private static final InstanceId LIFE = new InstanceId(PLACE, new Position(1));
  private static final Purpose MISSING = new Purpose.ForUpkeep(Purpose.Need.MISSING);

  @Test
  void the_page_says_what_the_rules_do() throws IOException {
    if (Boolean.getBoolean("law.write")) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void every_state_there_is_has_a_row() {
    var rows =
        states().values().stream()
            .map(fleet -> fleet.find(LIFE).orElseThrow().state().getClass())
            .collect(Collectors.<Class<?>>toSet());

    assertThat(rows).containsExactlyInAnyOrder(InstanceState.class.getPermittedSubclasses());
  }

  @Test
  void every_sighting_there_is_has_a_column() {
    assertThat(sightings().values().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Sighting.class.getPermittedSubclasses());
  }

  @Test
  void what_ended_never_changes() {
    for (var seen : sightings().values()) {
      var then = after(states().get("Ended"), seen).find(LIFE).orElseThrow();
      assertThat(then.state()).isInstanceOf(InstanceState.Ended.class);
    }
  }

  @Test
  void what_was_seen_before_an_end_is_no_stray() {
    var ended = states().get("Ended");

    assertThat(strays(ended, NOON)).isEmpty();
    assertThat(strays(ended, LATER)).containsExactly(LIFE);
    assertThat(strays(Fleet.NONE, LATER)).containsExactly(LIFE);
    assertThat(strays(Fleet.NONE, LATER.minus(Duration.ofMinutes(1)))).isEmpty();
  }

  private static Set<InstanceId> strays(Fleet fleet, Instant taken) {
    var look = new Observed(LIFE, new Sighting.Well(), taken);
    var then = fleet;
    for (var event : events(FleetRules.decide(look, fleet, Desired.NOTHING, LATER))) {
      then = then.after((FleetEvent) event, stamp(9, LATER));
    }
    return then.strays().keySet();
  }

  private static List<Event> events(Decision decision) {
    return ((Accepted) decision).events();
  }

  private static Map<String, Fleet> states() {
    var ordered =
        Fleet.NONE.after(
            new FleetEvent.InstanceOrdered(
                PLACE,
                new Side(new BuildId(PLACE.assembly(), 7), new PropertySetId(DUSK, 1)),
                MISSING),
            stamp(1, NOON));
    var starting = then(ordered, new FleetEvent.InstanceStarted(LIFE));
    var stopping = then(starting, new FleetEvent.StopOrdered(LIFE, MISSING, WHY));
    var states = new LinkedHashMap<String, Fleet>();
    states.put("Ordered", ordered);
    states.put("Starting", starting);
    states.put("Ready", then(starting, new FleetEvent.InstanceReady(LIFE)));
    states.put("Unready", then(starting, new FleetEvent.InstanceUnready(LIFE, WHY)));
    states.put("Sick", then(starting, new FleetEvent.InstanceSick(LIFE, WHY)));
    states.put("Unseen", then(starting, new FleetEvent.InstanceUnseen(LIFE, WHY)));
    states.put("Stopping", stopping);
    states.put("Stuck", then(stopping, new FleetEvent.InstanceStuck(LIFE, WHY)));
    states.put("Ended", then(stopping, new FleetEvent.InstanceEnded(LIFE, new Exit.Code(0))));
    return states;
  }

  private static Map<String, Sighting> sightings() {
    var sightings = new LinkedHashMap<String, Sighting>();
    sightings.put("Launching", new Sighting.Launching());
    sightings.put("Running", new Sighting.Running());
    sightings.put("Well", new Sighting.Well());
    sightings.put("NotReady", new Sighting.NotReady(WHY));
    sightings.put("Unhealthy", new Sighting.Unhealthy(WHY));
    sightings.put("Gone", new Sighting.Gone(new Exit.Code(3)));
    sightings.put("Absent", new Sighting.Absent());
    sightings.put("WillNotGo", new Sighting.WillNotGo(WHY));
    sightings.put("Unreadable", new Sighting.Unreadable(WHY));
    sightings.put("Silence", new Sighting.Silence(WHY));
    return sightings;
  }

  private static String page() {
    var page = new StringBuilder("# The law of an instance\n\n");
    page.append("What a fresh sighting of a life leaves it in; printed by `FleetLawTest` from");
    page.append(" `FleetRules`, never edited by hand. `.` nothing changes. An old sighting, or");
    page.append(" one taken before the last act on the life, changes nothing unless it is its");
    page.append(" end.\n\n| while \\ seen |");
    sightings().keySet().forEach(word -> page.append(' ').append(word).append(" |"));
    page.append("\n| --- |").append(" --- |".repeat(sightings().size())).append('\n');
    states()
        .forEach((name, fleet) -> {
          page.append("| ").append(name).append(" |");
          for (var seen : sightings().values()) {
            page.append(' ').append(outcome(fleet, seen)).append(" |");
          }
          page.append('\n');
        });
    return page.toString();
  }

  private static String outcome(Fleet fleet, Sighting seen) {
    var before = fleet.find(LIFE).orElseThrow().state();
    var then = after(fleet, seen).find(LIFE).orElseThrow().state();
    return then.equals(before) ? "." : then.getClass().getSimpleName();
  }

  private static Fleet after(Fleet fleet, Sighting seen) {
    var decision =
        FleetRules.decide(
            new Observed(LIFE, seen, LATER), fleet, Desired.NOTHING, LATER.plusMillis(1));
    var then = fleet;
    for (var event : events(decision)) {
      then = then.after((FleetEvent) event, stamp(9, LATER.plusMillis(1)));
    }
    return then;
  }

  private static Fleet then(Fleet fleet, FleetEvent event) {
    return fleet.after(event, stamp(2, NOON.plusSeconds(1)));
  }

  private static Stamp stamp(long position, Instant at) {
    return new Stamp(new Position(position), at, Actor.HOOPS);
  }
}
