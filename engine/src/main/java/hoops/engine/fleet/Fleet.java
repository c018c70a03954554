package hoops.engine.fleet;

import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.fleet.FleetEvent.CrashLooped;
import hoops.engine.fleet.FleetEvent.CuresSpent;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceStarted;
import hoops.engine.fleet.FleetEvent.InstanceStuck;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.FleetEvent.StrayGone;
import hoops.engine.fleet.FleetEvent.StraySeen;
import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.InstanceState.Sick;
import hoops.engine.fleet.InstanceState.Stuck;
import hoops.engine.fleet.InstanceState.Unready;
import hoops.engine.fleet.InstanceState.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/// All instances that are ordered or alive, what is remembered of those that ended, and the strays.
/// Immutable.
public record Fleet(TreePMap<CrewName, Crew> crews, TreePMap<InstanceId, Instant> strays) {
  public static final Fleet NONE = new Fleet(TreePMap.empty(), TreePMap.empty());

  /// The crew of that name; an empty one where it never had a life.
  public Crew crew(CrewName name) {
    return crews.getOrDefault(name, Crew.of(name));
  }

  /// The living crews of a tier, by assembly.
  public List<Crew> crews(TierName tier) {
    return crews.values().stream().filter(crew -> crew.name().tier().equals(tier)).toList();
  }

  /// Every life that is not known to have ended, by name.
  public Stream<Instance> living() {
    return crews.values().stream().flatMap(crew -> crew.living().values().stream());
  }

  /// Those of one tier.
  public Stream<Instance> living(TierName tier) {
    return crews(tier).stream().flatMap(crew -> crew.living().values().stream());
  }

  /// The life of that id, also one that ended not long ago.
  public Optional<Instance> find(InstanceId id) {
    var crew = crew(nameOf(id));
    var life = crew.living().get(id);
    return life != null
        ? Optional.of(life)
        : crew.ended().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// What the platforms must be asked for now; every guard is judged anew (I7, P2).
  public Owed owed(Desired desired) {
    return Owing.of(this, desired);
  }

  /// A new reign began: what was seen before is not known to be so any more (P4).
  public Fleet reignBegan(Stamp stamp) {
    var why = new Reason("not seen since Hoops started again");
    return eachLife(life -> Seeing.seen(life) ? life.in(new Unseen(stamp.at(), why)) : life);
  }

  /// The wall clock was set by this much: every stored instant moves along (I30).
  public Fleet shifted(Duration by) {
    return Shift.of(this, by);
  }

  /// The fleet after this event, which follows on all that it holds.
  public Fleet after(FleetEvent event, Stamp stamp) {
    return switch (event) {
      case InstanceOrdered ordered -> ordered(ordered, stamp);
      case StopOrdered(var id, var purpose, _) -> told(id, purpose, stamp.at());
      case InstanceStarted(var id) -> change(id, life -> life.startedAt(stamp.at()));
      case InstanceReady(var id) -> change(id, life -> life.in(new Ready(stamp.at())));
      case InstanceUnready(var id, var why) ->
          change(id, life -> life.in(new Unready(stamp.at(), why)));
      case InstanceSick(var id, var why) -> change(id, life -> life.in(new Sick(stamp.at(), why)));
      case InstanceUnseen(var id, var why) ->
          change(id, life -> life.in(new Unseen(stamp.at(), why)));
      case InstanceStuck(var id, var why) ->
          change(id, life -> life.in(new Stuck(stamp.at(), why)));
      case InstanceEnded(var id, var exit) -> with(Ending.of(crew(nameOf(id)), id, exit, stamp));
      case StraySeen(var id, _) -> new Fleet(crews, strays.plus(id, stamp.at()));
      case StrayGone(var id) -> new Fleet(crews, strays.minus(id));
      case CrashLooped(var name, _, _) -> with(crew(name).looped(stamp.at()));
      case CuresSpent _ -> this;
    };
  }

  static CrewName nameOf(InstanceId id) {
    return new CrewName(id.tier(), id.assembly());
  }

  Fleet with(Crew crew) {
    return new Fleet(crews.plus(crew.name(), crew), strays);
  }

  private Fleet ordered(InstanceOrdered ordered, Stamp stamp) {
    var id = new InstanceId(ordered.name(), stamp.position());
    var at = stamp.at();
    var life = new Instance(id, ordered.side(), ordered.purpose(), at, at, new Ordered(at));
    return with(crew(nameOf(id)).filling(ordered.side()).with(life));
  }

  private Fleet told(InstanceId id, Purpose purpose, Instant at) {
    var crew = crew(nameOf(id));
    var life = crew.living().get(id);
    if (life == null) {
      throw new IllegalArgumentException(id + " does not live, so it cannot be told to stop");
    }
    return with(Ending.told(crew.with(life.toldAt(at, purpose)), life.side(), purpose, at));
  }

  private Fleet change(InstanceId id, UnaryOperator<Instance> change) {
    var crew = crew(nameOf(id));
    var life = crew.living().get(id);
    if (life == null) {
      throw new IllegalArgumentException(id + " does not live");
    }
    return with(crew.with(change.apply(life)));
  }

  Fleet eachLife(UnaryOperator<Instance> change) {
    var changed = this;
    for (var crew : crews.values()) {
      changed = changed.with(crew.eachLife(change));
    }
    return changed;
  }
}
