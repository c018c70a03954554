package hoops.engine.rollout;

import hoops.engine.InstanceName;
import hoops.engine.Reason;
import hoops.engine.Share;
import hoops.engine.fleet.FleetEvent;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.Guard;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Purpose.ForRollout;
import hoops.engine.fleet.Side;
import hoops.engine.rollout.Step.Old;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The starts and stops that a rollout owes now: at most 64, and none that a guard forbids (I48).
///
/// Starts come before stops (M2). Every stop of an instance that is up keeps the floor (I19).
final class Orders {
  static final int MOST = 64;

  private final Rollout rollout;
  private final Instant now;
  private final List<FleetEvent> orders = new ArrayList<>();

  Orders(Rollout rollout, Instant now) {
    this.rollout = rollout;
    this.now = now;
  }

  /// Moves every part towards what the wave allows.
  List<FleetEvent> moving(List<View> views, int wave) {
    var acts = new ArrayList<Runnable>();
    for (var view : views) {
      if (view.strangers() > 0) {
        cleared(view, acts);
        continue;
      }
      var sizes = sizes(view, wave);
      var act = sizes.act(view.seen());
      start(view, old(view), act.startOld());
      start(view, List.of(view.part().to()), act.startNew());
      acts.add(() -> stop(view, sizes, act));
    }
    acts.forEach(Runnable::run);
    return capped();
  }

  /// An assembly that begins with more than one old build gets no third: the unproven leaves first,
  /// and the placed one takes its places (M37, I56).
  private void cleared(View view, List<Runnable> acts) {
    var whole = new Step(new Share.Percent(100), Old.MAKES_ROOM);
    var sizes = Sizes.of(whole, view.part().moving(), view.n());
    var act = sizes.act(view.seenOfOld());
    start(view, old(view).subList(0, 1), act.startNew());
    acts.add(() -> stop(view, sizes, act));
  }

  /// Only replaces what ended, on its own side (M39, S36).
  List<FleetEvent> keeping(List<View> views, int wave, Replaced replaced) {
    for (var view : views) {
      var act = sizes(view, wave).act(view.seen());
      start(view, old(view), Math.min(act.startOld(), view.vacant(old(view))));
      if (replaced == Replaced.BOTH_SIDES) {
        var fresh = List.of(view.part().to());
        start(view, fresh, Math.min(act.startNew(), view.vacant(fresh)));
      }
    }
    return capped();
  }

  /// Which lives are replaced while a rollout stands still.
  enum Replaced {
    BOTH_SIDES,
    OLD_SIDE
  }

  private List<FleetEvent> capped() {
    return List.copyOf(orders.subList(0, Math.min(MOST, orders.size())));
  }

  private static List<Side> old(View view) {
    return view.part().from();
  }

  /// What the wave gives to a part: its own step, all behind it, nothing before it.
  Sizes sizes(View view, int wave) {
    var part = view.part();
    var waves = rollout.plan().waves();
    var current = waves.get(Math.min(wave, waves.size()) - 1);
    if (wave > waves.size()) {
      return Sizes.of(part.step(Integer.MAX_VALUE), part.moving(), view.n());
    }
    if (part.rank() == current.rank()) {
      return Sizes.of(part.step(current.step()), part.moving(), view.n());
    }
    boolean behind =
        rollout.plan().kind() == Kind.ROLLBACK
            ? part.rank() > current.rank()
            : part.rank() < current.rank();
    var step =
        behind
            ? part.step(Integer.MAX_VALUE)
            : new Step(new Share.Count(view.fresh().size()), Old.MAKES_ROOM);
    return Sizes.of(step, part.moving(), view.n());
  }

  private void start(View view, List<Side> sides, long count) {
    if (count <= 0 || sides.isEmpty()) {
      return;
    }
    var side = own(view, sides);
    if (now.isBefore(view.crew().pausedUntil(side, now))) {
      return;
    }
    int held = Math.toIntExact(orders.stream().filter(order -> starts(order, view)).count());
    int most = Math.toIntExact(Math.min(count, MOST));
    for (int number : view.crew().free(held + most).subList(held, held + most)) {
      var name = new InstanceName(rollout.tier(), view.part().assembly(), number);
      orders.add(new InstanceOrdered(name, side, new ForRollout(rollout.id())));
    }
  }

  /// What replaces a lost life carries the same (I55); else what was placed.
  private static Side own(View view, List<Side> sides) {
    return view.crew().vacant().stream()
        .map(place -> place.side())
        .filter(sides::contains)
        .findFirst()
        .orElse(sides.getFirst());
  }

  private static boolean starts(FleetEvent order, View view) {
    return order instanceof InstanceOrdered(var name, _, _)
        && name.assembly().equals(view.part().assembly());
  }

  private void stop(View view, Sizes sizes, Sizes.Act act) {
    long up = view.crew().up();
    var order =
        Comparator.<Instance, Boolean>comparing(life -> placed(view, life))
            .thenComparing(life -> life.id().ordered());
    var sick = view.old().stream().filter(life -> !view.steady(life)).sorted(order).toList();
    var steady = view.old().stream().filter(view::steady).sorted(order).toList();
    var going = new ArrayList<Instance>();
    going.addAll(sick.subList(0, Math.toIntExact(act.stopSick())));
    going.addAll(steady.subList(0, Math.toIntExact(Math.min(act.stopSteady(), steady.size()))));
    going.addAll(shrinking(view, sizes, going.size()));
    for (var life : going) {
      if (Guard.mayStop(up, life, view.n())) {
        up -= life.ready() ? 1 : 0;
        orders.add(
            new StopOrdered(life.id(), new ForRollout(rollout.id()), new Reason("moved on")));
      }
    }
  }

  /// New ones above the limit, which only a smaller n leaves (M10): the newest go, not ready first.
  private static List<Instance> shrinking(View view, Sizes sizes, int others) {
    long over = view.n() < view.part().n() ? view.fresh().size() - sizes.limit() : 0;
    long room = view.seen().staying() - others - (sizes.n() - sizes.missing());
    return view.fresh().stream()
        .sorted(
            Comparator.comparing(Instance::ready)
                .thenComparing(Instance::id, Comparator.reverseOrder()))
        .limit(Math.max(0, Math.min(over, room)))
        .toList();
  }

  private static boolean placed(View view, Instance life) {
    return !view.part().from().isEmpty() && life.side().equals(view.part().from().getFirst());
  }
}
