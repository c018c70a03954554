package hoops.server.simulation;

import static hoops.server.simulation.Invariant.M39;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceId;
import hoops.engine.RolloutId;
import hoops.engine.control.ControlEvent.ReignBegan;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.Side;
import hoops.engine.journal.Entry;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutEvent.AssemblyLeft;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutEvent.HoldCleared;
import hoops.engine.rollout.RolloutEvent.PartResized;
import hoops.engine.rollout.RolloutEvent.PlanRenewed;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutSettling;
import hoops.engine.rollout.RolloutEvent.WaveLanded;
import hoops.engine.rollout.RolloutEvent.WaveStarted;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The oracle of bakes: second by second, whether anybody new was steady to be watched. It knows
/// nothing of what the product says of it; all its times are of the clock that never jumps.
final class Bakes {
  /// A bake under way: when it must be over at the earliest, and how much of that a server that
  /// died could not note.
  private record Bake(int wave, Duration until, Duration unseen) {}

  private final Known known;
  private final Map<RolloutId, Plan> plans = new HashMap<>();
  private final Map<RolloutId, Set<AssemblyName>> unwatched = new HashMap<>();
  private final Map<RolloutId, Bake> bakes = new HashMap<>();
  private final Map<InstanceId, Side> sides = new HashMap<>();
  private final Map<InstanceId, Duration> ready = new HashMap<>();
  private Duration now = Duration.ZERO;

  Bakes(Known known) {
    this.known = known;
  }

  void see(Entry entry, Duration steady) {
    now = steady;
    switch (entry.event()) {
      case RolloutPlanned event -> plans.put(event.rollout(), event.plan());
      case PlanRenewed(var id, var plan) -> plans.put(id, plan);
      case AssemblyLeft(var id, var assembly) -> leaves(id, assembly);
      case PartResized(var id, var assembly, var n, var to) -> {
        missed(id);
        if (n == 0 || to.fresh() == 0) {
          leaves(id, assembly);
        }
      }
      case HoldAsked(var id, _, _) -> missed(id);
      case HoldCleared(var id, _, _) -> missed(id);
      case WaveLanded(var id, var wave, var until) -> {
        var bake = Duration.between(entry.at(), until);
        bakes.put(id, new Bake(wave, steady.plus(bake), Duration.ZERO));
      }
      case WaveStarted(var id, _) -> over(id);
      case RolloutSettling(var id, _) -> over(id);
      case RolloutEnded(var id, _, _) -> bakes.remove(id);
      case InstanceOrdered(var name, var side, _) ->
          sides.put(new InstanceId(name, entry.position()), side);
      case InstanceReady(var id) -> ready.put(id, steady);
      case InstanceUnready(var id, _) -> ready.remove(id);
      case InstanceSick(var id, _) -> ready.remove(id);
      case InstanceUnseen(var id, _) -> ready.remove(id);
      case StopOrdered(var id, _, _) -> ready.remove(id);
      case InstanceEnded(var id, _) -> ready.remove(id);
      case ReignBegan _ -> died();
      default -> {}
    }
  }

  private void leaves(RolloutId id, AssemblyName assembly) {
    unwatched.computeIfAbsent(id, _ -> new HashSet<>()).add(assembly);
  }

  private void died() {
    ready.clear();
    bakes.keySet().forEach(this::missed);
    bakes.keySet().forEach(this::missed);
  }

  private void missed(RolloutId id) {
    bakes.computeIfPresent(
        id, (_, bake) -> new Bake(bake.wave(), bake.until(), bake.unseen().plusSeconds(1)));
  }

  private void over(RolloutId id) {
    var bake = bakes.remove(id);
    boolean whole = bake == null || now.plus(bake.unseen()).compareTo(bake.until()) >= 0;
    M39.demand(whole, id + " goes on though a part of its bake had none steady");
  }

  /// One more second in which a part had nobody new to be watched.
  void passed(Duration steady, Duration second) {
    now = steady;
    bakes.replaceAll((id, bake) -> {
      boolean counts = now.compareTo(bake.until()) >= 0 || !blind(id, bake.wave());
      var until = counts ? bake.until() : bake.until().plus(second);
      return new Bake(bake.wave(), until, bake.unseen());
    });
  }

  private boolean blind(RolloutId id, int wave) {
    var plan = plans.get(id);
    var left = unwatched.getOrDefault(id, Set.of());
    return !plan.waves().isEmpty()
        && plan.inWave(wave).stream()
            .filter(part -> !left.contains(part.assembly()))
            .anyMatch(part -> none(plan, part));
  }

  private boolean none(Plan plan, Part part) {
    var crew = new CrewName(plan.tier(), part.assembly());
    return known.wanted(crew) > 0
        && ready.entrySet().stream()
            .filter(life -> Lives.crew(life.getKey()).equals(crew))
            .filter(life -> sides.get(life.getKey()).equals(part.to()))
            .noneMatch(life -> life.getValue().plus(part.moving().readyFor()).compareTo(now) <= 0);
  }
}
