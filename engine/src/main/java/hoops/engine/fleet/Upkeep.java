package hoops.engine.fleet;

import hoops.engine.InstanceName;
import hoops.engine.Reason;
import hoops.engine.fleet.FleetEvent.CrashLooped;
import hoops.engine.fleet.FleetEvent.CuresSpent;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Sick;
import hoops.engine.fleet.InstanceState.Stopping;
import hoops.engine.fleet.Purpose.ForUpkeep;
import hoops.engine.fleet.Purpose.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps one crew that nobody moves as it should be (I19 to I21, S30, P5).
final class Upkeep {
  /// Acts of one look, so that no crew fills a tick alone.
  private static final int MOST = 64;

  private static final Duration UNANSWERED = Duration.ofMinutes(2);
  private static final Duration SICK_FOR = Duration.ofMinutes(2);
  private static final int CURES_AN_HOUR = 3;
  private static final Duration LOOP = Duration.ofMinutes(10);
  private static final int LOOPS = 3;

  private final Crew crew;
  private final Instant now;
  private final List<FleetEvent> events = new ArrayList<>();

  private Upkeep(Crew crew, Instant now) {
    this.crew = crew;
    this.now = now;
  }

  /// Lives that no platform has ever shown in two minutes: their ids are closed, so that another
  /// may take the place (I9). They are in doubt, so no floor is lowered.
  static List<FleetEvent> unanswered(Crew crew, Instant now) {
    var upkeep = new Upkeep(crew, now);
    crew.living().values().stream()
        .filter(life ->
            life.state() instanceof Ordered(var since) && !now.isBefore(since.plus(UNANSWERED)))
        .forEach(life -> upkeep.stop(life, Need.LOST, "no platform has shown it in 2 min"));
    return upkeep.events;
  }

  static List<FleetEvent> of(Crew crew, Wanted wanted, Instant now) {
    var upkeep = new Upkeep(crew, now);
    switch (wanted) {
      case Wanted.AtRest rest -> upkeep.keep(rest);
      case Wanted.Nothing _ -> upkeep.clear();
      case Wanted.Moved _ -> {}
    }
    return upkeep.events;
  }

  private void clear() {
    crew.staying().stream().limit(MOST).forEach(life -> stop(life, Need.SURPLUS, "not wanted"));
  }

  private void keep(Wanted.AtRest rest) {
    tellOfLoop();
    if (!cure()) {
      shrink(rest);
    }
    fill(rest);
  }

  private boolean cure() {
    if (!mayCure()) {
      return false;
    }
    var sick = crew.staying().stream().filter(this::sickLong).findFirst();
    sick.ifPresent(this::cure);
    return sick.isPresent();
  }

  /// With the last cure of the hour a person is told that no more follow (S30).
  private void cure(Instance life) {
    stop(life, Need.SICK, "its liveness check failed for 2 min");
    if (cures() + 1 == CURES_AN_HOUR) {
      events.add(new CuresSpent(crew.name(), life.side(), CURES_AN_HOUR));
    }
  }

  /// One sick life at a time, none while another is still leaving, and few an hour (I21).
  private boolean mayCure() {
    boolean leaving = crew.living().values().stream().anyMatch(Upkeep::leavesSick);
    return !leaving && cures() < CURES_AN_HOUR;
  }

  private long cures() {
    var hour = now.minus(Duration.ofHours(1));
    return crew.cures().stream().filter(at -> at.isAfter(hour)).count();
  }

  private static boolean leavesSick(Instance life) {
    return life.state() instanceof Stopping(_, var purpose, _)
        && purpose.equals(new ForUpkeep(Need.SICK));
  }

  private boolean sickLong(Instance life) {
    return life.state() instanceof Sick(var since, _) && !now.isBefore(since.plus(SICK_FOR));
  }

  /// Those that do not belong here go first, then those above the count; the floor is kept.
  private void shrink(Wanted.AtRest rest) {
    var going = new ArrayList<>(crew.staying());
    going.removeIf(life -> rest.belongs(life.side()));
    going.removeAll(kept(rest));
    var surplus = new ArrayList<>(crew.staying());
    surplus.removeIf(life -> !rest.belongs(life.side()));
    surplus.sort(
        Comparator.comparing(Instance::ready)
            .thenComparing(life -> life.side().equals(rest.home()))
            .thenComparing(Instance::id, Comparator.reverseOrder()));
    going.sort(Comparator.comparing(Instance::ready).thenComparing(Instance::id));
    going.addAll(surplus.subList(0, (int) Math.max(0, surplus.size() - rest.count())));
    long up = Guard.up(crew, rest);
    for (var life : going.subList(0, Math.min(MOST, going.size()))) {
      boolean counts = rest.serves(life.side());
      if (!counts || Guard.mayStop(up, life, rest.count())) {
        up -= counts && life.ready() ? 1 : 0;
        stop(life, Need.SURPLUS, "more run than belong here");
      }
    }
  }

  /// Those that wait for a return, and are not too many (M27).
  private List<Instance> kept(Wanted.AtRest rest) {
    return crew.staying().stream()
        .filter(life -> rest.kept().covers(life, now))
        .limit(rest.kept().count())
        .toList();
  }

  private void fill(Wanted.AtRest rest) {
    if (rest.company() == Wanted.Company.ALONE) {
      return; // what is there and cannot run beside the new must be gone first (S28)
    }
    long staying = crew.staying().stream().filter(life -> rest.belongs(life.side())).count();
    long alive = (long) crew.living().size() - kept(rest).size();
    long missing = Math.min(rest.count() - staying, rest.count() + rest.surge() - alive);
    int starts = Math.clamp(missing, 0, MOST);
    var vacant =
        crew.vacant().stream()
            .filter(place -> !place.since().isBefore(rest.since()))
            .map(Vacancy::side)
            .filter(rest::belongs)
            .toList();
    var numbers = crew.free(starts);
    for (int i = 0; i < starts; i++) {
      var side = i < vacant.size() ? vacant.get(i) : rest.home();
      var name = new InstanceName(crew.name().tier(), crew.name().assembly(), numbers.get(i));
      if (!now.isBefore(crew.pausedUntil(side, now))) {
        events.add(new InstanceOrdered(name, side, new ForUpkeep(Need.MISSING)));
      }
    }
  }

  private void tellOfLoop() {
    var since = now.minus(LOOP);
    if (crew.looped().isAfter(since)) {
      return;
    }
    var crashed = crew.crashedSince(since);
    if (crashed.size() >= LOOPS) {
      events.add(new CrashLooped(crew.name(), crashed.getLast().side(), crashed.size()));
    }
  }

  private void stop(Instance life, Need need, String why) {
    events.add(new StopOrdered(life.id(), new ForUpkeep(need), new Reason(why)));
  }
}
