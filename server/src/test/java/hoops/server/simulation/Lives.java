package hoops.server.simulation;

import static hoops.server.simulation.Invariant.I10;
import static hoops.server.simulation.Invariant.I19;
import static hoops.server.simulation.Invariant.I21;
import static hoops.server.simulation.Invariant.I48;
import static hoops.server.simulation.Invariant.I55;
import static hoops.server.simulation.Invariant.I56;
import static hoops.server.simulation.Invariant.I9;
import static hoops.server.simulation.Invariant.P2;
import static hoops.server.simulation.Invariant.P4;

import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.control.ControlEvent.ReignBegan;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.FleetEvent.StraySeen;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Purpose.ForRollout;
import hoops.engine.fleet.Purpose.ForUpkeep;
import hoops.engine.fleet.Side;
import hoops.engine.journal.Entry;
import hoops.engine.tier.TierEvent.AssemblyPlaced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The oracle of instances: how many there may be, of what, and when one may go.
final class Lives {
  /// What is noted of one life; `acted` is when it was last told something, or lost from sight by a
  /// new reign.
  private record Noted(Side side, boolean up, boolean wasUp, boolean told, Duration acted) {
    Noted sighted(boolean ready) {
      return new Noted(side, ready, wasUp, told, acted);
    }

    Noted unsighted(Duration at) {
      return new Noted(side, false, wasUp, told, at);
    }

    Noted toldAt(Duration at) {
      return new Noted(side, up, wasUp || up, true, at);
    }
  }

  private final Known known;
  private final Moves moves;
  private final TreeMap<InstanceId, Noted> lives = new TreeMap<>();
  private final Set<InstanceId> ended = new HashSet<>();
  private final Set<InstanceId> strays = new HashSet<>();
  private final Map<CrewName, Side> placed = new HashMap<>();
  private final Map<CrewName, Set<Side>> were = new HashMap<>();
  private final Map<CrewName, List<Duration>> cures = new HashMap<>();
  private final Map<CrewName, InstanceId> cured = new HashMap<>();
  private final Map<CrewName, Map<Side, Duration>> fell = new HashMap<>();
  private Map<InstanceId, Duration> samples = Map.of();
  private Duration now = Duration.ZERO;

  Lives(Known known, Moves moves) {
    this.known = known;
    this.moves = moves;
  }

  /// When the samples that are told next were taken.
  void sampled(Map<InstanceId, Duration> taken) {
    samples = taken;
  }

  void see(Entry entry, Duration steady) {
    now = steady;
    Event event = entry.event();
    switch (event) {
      case InstanceOrdered ordered -> ordered(ordered, entry.position());
      case StopOrdered(var id, var purpose, _) -> told(id, purpose);
      case InstanceReady(var id) -> note(id, true);
      case InstanceUnready(var id, _) -> note(id, false);
      case InstanceSick(var id, _) -> note(id, false);
      case InstanceUnseen(var id, _) ->
          lives.computeIfPresent(id, (_, life) -> life.sighted(false));
      case InstanceEnded(var id, _) -> gone(id);
      case StraySeen(var id, _) -> {
        I10.demand(!knows(id), id + " has an entry and is called a stray");
        strays.add(id);
      }
      case ReignBegan _ -> lives.replaceAll((_, life) -> life.unsighted(steady));
      case AssemblyPlaced event1 -> placed(event1);
      default -> {}
    }
  }

  private void placed(AssemblyPlaced event) {
    var crew = new CrewName(event.tier(), event.assembly());
    placed.put(crew, new Side(event.build(), event.set()));
    were.remove(crew);
  }

  private void ordered(InstanceOrdered event, Position position) {
    var id = new InstanceId(event.name(), position);
    var crew = crew(id);
    I9.demand(!ended.contains(id) && !lives.containsKey(id), id + " lived before");
    boolean held = lives.keySet().stream().anyMatch(life -> life.name().equals(event.name()));
    I9.demand(!held, event.name() + " is held by another life");
    capped(event, crew);
    if (event.purpose() instanceof ForUpkeep) {
      boolean was = were.getOrDefault(crew, Set.of()).contains(event.side());
      I55.demand(was || event.side().equals(placed.get(crew)), id + " carries another side");
    }
    var sides = sides(crew);
    int before = sides.size();
    sides.add(event.side());
    I56.demand(sides.size() <= Math.max(2, before), crew + " gets a third build: " + sides);
    var last = fell.getOrDefault(crew, Map.of()).get(event.side());
    boolean waited = last == null || now.compareTo(last.plusMillis(990)) >= 0;
    I21.demand(waited, id + " starts at once after one that ended by itself");
    were.computeIfAbsent(crew, _ -> new HashSet<>()).add(event.side());
    lives.put(id, new Noted(event.side(), false, false, false, now));
  }

  private void capped(InstanceOrdered event, CrewName crew) {
    long n = known.wanted(crew);
    var moving = known.spec(crew.tier()).moving(crew.assembly());
    long surge = Known.up(moving.surge(), n);
    if (event.purpose() instanceof ForRollout(var rollout)) {
      surge = Math.max(surge, Known.up(moves.part(rollout, crew.assembly()).moving().surge(), n));
      long fresh =
          of(crew).values().stream()
              .filter(life -> !life.told() && life.side().equals(event.side()))
              .count();
      long limit = moves.limit(rollout, event, n);
      I48.demand(fresh + 1 <= limit, "%s: %d new, %d may be".formatted(crew, fresh + 1, limit));
    }
    boolean rests = event.purpose() instanceof ForUpkeep;
    long alive =
        1
            + of(crew).values().stream()
                .filter(life -> !(rests && !life.told() && waits(life.side(), crew)))
                .count();
    I48.demand(alive <= n + surge, "%s: %d alive of %d and %d".formatted(crew, alive, n, surge));
  }

  /// Old ones that wait for a return serve nobody, so they count neither way (M27).
  private boolean waits(Side side, CrewName crew) {
    boolean keeps = !known.spec(crew.tier()).moving(crew.assembly()).keepOld().isZero();
    return keeps && !side.equals(placed.get(crew));
  }

  private void told(InstanceId id, Purpose purpose) {
    var life = lives.get(id);
    I9.demand(life != null, id + " is told to stop without a life");
    I10.demand(!strays.contains(id), id + " is a stray and is told to stop");
    var crew = crew(id);
    long n = known.wanted(crew);
    boolean serves = !(purpose instanceof ForUpkeep && waits(life.side(), crew));
    if (life.up() && !life.told() && serves) {
      long left = up(crew) - 1;
      I19.demand(left >= Known.floor(n), "%s: %d of %d stay up".formatted(crew, left, n));
    }
    if (purpose.equals(new ForUpkeep(Purpose.Need.SICK))) {
      cure(crew, id);
    }
    lives.put(id, life.toldAt(now));
  }

  private void cure(CrewName crew, InstanceId id) {
    var before = cured.put(crew, id);
    I21.demand(before == null || !lives.containsKey(before), "a second cure beside " + before);
    var recent = cures.computeIfAbsent(crew, _ -> new ArrayList<>());
    recent.removeIf(at -> at.compareTo(now.minusMinutes(60)) <= 0);
    recent.add(now);
    I21.demand(recent.size() <= 3, recent.size() + " cures of " + crew + " in an hour");
  }

  private void note(InstanceId id, boolean up) {
    var life = lives.get(id);
    I9.demand(life != null, id + " is seen without a life");
    var taken = samples.get(id);
    P4.demand(taken != null, id + " changed and nobody looked");
    boolean fresh =
        taken.compareTo(life.acted()) >= 0 && taken.compareTo(now.minusSeconds(20)) >= 0;
    P4.demand(fresh, "%s was seen at %s, told at %s".formatted(id, taken, life.acted()));
    lives.put(id, life.sighted(up));
  }

  private void gone(InstanceId id) {
    var life = lives.remove(id);
    I9.demand(life != null, id + " ended without a life");
    ended.add(id);
    if (!life.told()) {
      fell.computeIfAbsent(crew(id), _ -> new HashMap<>()).put(life.side(), now);
    }
  }

  /// A stop is carried out now: who was up must still be one too many (P2).
  void stops(InstanceId id) {
    var life = lives.get(id);
    var crew = crew(id);
    if (life != null && life.wasUp() && !waits(life.side(), crew)) {
      long floor = Known.floor(known.wanted(crew));
      P2.demand(up(crew) >= floor, "%s goes, %d of %d are up".formatted(id, up(crew), floor));
    }
  }

  private long up(CrewName crew) {
    return of(crew).values().stream().filter(life -> life.up() && !life.told()).count();
  }

  private Map<InstanceId, Noted> of(CrewName crew) {
    var first = new InstanceId(new InstanceName(crew.tier(), crew.assembly(), 1), Position.NONE);
    var last =
        new InstanceId(
            new InstanceName(crew.tier(), crew.assembly(), Integer.MAX_VALUE), Position.NONE);
    return lives.subMap(first, last);
  }

  private Set<Side> sides(CrewName crew) {
    var sides = new HashSet<Side>();
    of(crew).values().stream().filter(life -> !life.told()).forEach(life -> sides.add(life.side()));
    return sides;
  }

  boolean knows(InstanceId id) {
    return lives.containsKey(id) || ended.contains(id);
  }

  boolean told(InstanceId id) {
    return ended.contains(id) || (lives.containsKey(id) && lives.get(id).told());
  }

  static CrewName crew(InstanceId id) {
    return new CrewName(id.tier(), id.assembly());
  }
}
