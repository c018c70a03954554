package hoops.server.simulation;

import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.ManifestHash;
import hoops.engine.Position;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.control.ControlEvent.ReignBegan;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.Purpose.ForUpkeep;
import hoops.engine.fleet.Side;
import hoops.engine.journal.Entry;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutEvent.PlanRenewed;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.rollout.RolloutEvent.RolloutYielded;
import hoops.engine.rollout.RolloutEvent.WaveLanded;
import hoops.engine.rollout.RolloutEvent.WaveStarted;
import hoops.engine.rollout.Trigger;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierEvent.AssemblyPlaced;
import hoops.engine.tier.TierEvent.StopLifted;
import hoops.engine.tier.TierEvent.StopPulled;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Checks the history, entry by entry, on what it has itself noted of it: it shares no code with
/// what it judges. Each broken invariant is an AssertionError that begins with its name.
final class Oracle {
  /// What the oracle notes of one life.
  private record Noted(Side side, boolean up, boolean told) {}

  private final ToLongFunction<CrewName> wanted;
  private final ToLongFunction<CrewName> surge;
  private final TreeMap<InstanceId, Noted> lives = new TreeMap<>();
  private final Set<InstanceId> ended = new HashSet<>();
  private final Map<RolloutId, Plan> plans = new HashMap<>();
  private final Map<RolloutId, Trigger> triggers = new HashMap<>();
  private final Map<TierName, RolloutId> slots = new HashMap<>();
  private final Map<RolloutId, Integer> waves = new HashMap<>();
  private final Map<RolloutId, Instant> bakes = new HashMap<>();
  private final Set<RolloutId> over = new HashSet<>();
  private final Map<TierName, Set<ManifestHash>> barred = new HashMap<>();
  private final Map<CrewName, Side> placed = new HashMap<>();
  private final Map<CrewName, Set<Side>> were = new HashMap<>();
  private final Set<Scope> stops = new HashSet<>();
  private long position;
  private long rollouts;

  Oracle(ToLongFunction<CrewName> wanted, ToLongFunction<CrewName> surge) {
    this.wanted = wanted;
    this.surge = surge;
  }

  void see(Entry entry) {
    check(entry.position().number() == position + 1, "I3", "positions rise by one", entry);
    position++;
    switch (entry.event()) {
      case InstanceOrdered event -> ordered(event, entry);
      case StopOrdered event -> told(event, entry);
      case InstanceReady(var id) -> note(id, true, entry);
      case InstanceUnready(var id, _) -> note(id, false, entry);
      case InstanceSick(var id, _) -> note(id, false, entry);
      case InstanceUnseen(var id, _) -> note(id, false, entry);
      case InstanceEnded(var id, _) -> {
        check(lives.remove(id) != null, "I9", id + " ended without a life", entry);
        ended.add(id);
      }
      case ReignBegan _ ->
          lives.replaceAll((_, life) -> new Noted(life.side(), false, life.told()));
      case ClockJumped(var by) -> bakes.replaceAll((_, until) -> until.plus(by));
      case RolloutPlanned event -> planned(event, entry);
      case PlanRenewed(var id, var plan) -> plans.put(id, plan);
      case RolloutStarted(var id) -> started(id, entry);
      case RolloutYielded(var id, var to, _) -> yielded(id, to, entry);
      case WaveStarted(var id, var wave) -> wave(id, wave, entry);
      case WaveLanded(var id, var wave, var until) -> {
        check(waves.getOrDefault(id, 0) == wave, "I13", "another wave landed", entry);
        bakes.put(id, until);
      }
      case RolloutEnded event -> over(event, entry);
      case AssemblyPlaced event -> {
        var crew = new CrewName(event.tier(), event.assembly());
        placed.put(crew, new Side(event.build(), event.set()));
        were.remove(crew);
      }
      case StopPulled(var scope, _) -> stops.add(scope);
      case StopLifted(var scope, _) -> stops.remove(scope);
      default -> {}
    }
  }

  private void ordered(InstanceOrdered event, Entry entry) {
    var id = new InstanceId(event.name(), entry.position());
    var crew = crew(id);
    check(!ended.contains(id), "I9", id + " ended before", entry);
    check(
        lives.keySet().stream().noneMatch(life -> life.name().equals(event.name())),
        "I9",
        event.name() + " is held by another life",
        entry);
    long alive = of(crew).size();
    long cap = wanted.applyAsLong(crew) + surge.applyAsLong(crew);
    check(alive + 1 <= cap, "I48", alive + " are alive and " + cap + " may be", entry);
    if (event.purpose() instanceof ForUpkeep) {
      boolean known =
          event.side().equals(placed.get(crew))
              || were.getOrDefault(crew, Set.of()).contains(event.side());
      check(known, "I55", "another side than what was there", entry);
    }
    var sides = new HashSet<>(sides(crew));
    int before = sides.size();
    sides.add(event.side());
    check(sides.size() <= Math.max(2, before), "I56", "a third build: " + sides, entry);
    were.computeIfAbsent(crew, _ -> new HashSet<>()).add(event.side());
    lives.put(id, new Noted(event.side(), false, false));
  }

  private void told(StopOrdered event, Entry entry) {
    var id = event.id();
    var life = lives.get(id);
    check(life != null, "I9", id + " is told to stop without a life", entry);
    if (life.up() && !life.told()) {
      long up = of(crew(id)).values().stream().filter(one -> one.up() && !one.told()).count();
      long n = wanted.applyAsLong(crew(id));
      long floor = n - (n == 0 ? 0 : Math.max(1, 33 * n / 100));
      check(up - 1 >= floor, "I19", up + " up, floor " + floor + " of " + n, entry);
    }
    lives.put(id, new Noted(life.side(), life.up(), true));
  }

  private void note(InstanceId id, boolean up, Entry entry) {
    var life = lives.get(id);
    check(life != null, "I9", id + " is seen without a life", entry);
    lives.put(id, new Noted(life.side(), up, life.told()));
  }

  private void planned(RolloutPlanned event, Entry entry) {
    check(event.rollout().number() > rollouts, "I3", "a number given twice", entry);
    rollouts = event.rollout().number();
    plans.put(event.rollout(), event.plan());
    triggers.put(event.rollout(), event.trigger());
  }

  private void started(RolloutId id, Entry entry) {
    var plan = plans.get(id);
    check(!slots.containsKey(plan.tier()), "I12", "the slot is taken", entry);
    check(!over.contains(id), "I13", "it ended", entry);
    if (plan.kind() != Kind.ROLLBACK) {
      check(!stopped(plan), "I14", "the stop is pulled", entry);
    }
    if (triggers.get(id) == Trigger.AUTOMATIC && plan.kind() == Kind.PROMOTE) {
      boolean bar = barred.getOrDefault(plan.tier(), Set.of()).contains(plan.to());
      check(!bar, "I16", "it went back before", entry);
    }
    slots.put(plan.tier(), id);
    waves.put(id, 1);
  }

  private void yielded(RolloutId id, RolloutId to, Entry entry) {
    var from = plans.get(id);
    if (triggers.get(to) == Trigger.AUTOMATIC) {
      check(from.kind() != Kind.ROLLBACK, "I54", "a way back from a way back", entry);
      check(!from.to().equals(plans.get(to).to()), "I54", "back to the same", entry);
    }
    slots.remove(from.tier(), id);
  }

  private void wave(RolloutId id, int wave, Entry entry) {
    check(wave == waves.get(id) + 1, "I13", "a wave skipped", entry);
    var until = bakes.remove(id);
    check(until != null, "I13", "the wave before did not land", entry);
    check(!entry.at().isBefore(until), "I13", "its bake was not over", entry);
    check(!stopped(plans.get(id)), "I14", "a wave while stopped", entry);
    waves.put(id, wave);
  }

  private void over(RolloutEnded event, Entry entry) {
    check(over.add(event.rollout()), "I13", "it ended twice", entry);
    var plan = plans.get(event.rollout());
    slots.remove(plan.tier(), event.rollout());
    var bars = barred.computeIfAbsent(plan.tier(), _ -> new TreeSet<>());
    if (event.outcome() == Outcome.ARRIVED) {
      bars.remove(plan.to());
    } else if (plan.kind() == Kind.PROMOTE
        && (event.outcome() == Outcome.ROLLED_BACK
            || event.outcome() == Outcome.FAILED_UNCHANGED)) {
      bars.add(plan.to());
    }
  }

  private boolean stopped(Plan plan) {
    return plan.parts().stream()
        .anyMatch(
            part -> stops.stream().anyMatch(stop -> stop.covers(plan.tier(), part.assembly())));
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
    of(crew)
        .values()
        .forEach(life -> {
          if (!life.told()) {
            sides.add(life.side());
          }
        });
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

  static void check(boolean holds, String name, String what, Object where) {
    if (!holds) {
      throw new AssertionError(name + ": " + what + " at " + where);
    }
  }
}
