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
import hoops.engine.fleet.Vacancy;
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
      if (view.strangers() > 0 && !view.part().alone()) {
        cleared(view, acts);
        continue;
      }
      var sizes = sizes(view, wave);
      var act = sizes.act(view.seen());
      start(view, old(view), act.startOld());
      start(view, List.of(view.part().to()), act.startNew());
      acts.add(() -> stop(view, sizes, act, sizes.limit()));
    }
    acts.forEach(Runnable::run);
    return capped();
  }

  /// An assembly that begins with more than one old build gets no third: the unproven leaves first,
  /// and the placed one takes its places (M37, I56).
  private void cleared(View view, List<Runnable> acts) {
    var whole = new Step(new Share.Percent(100), Old.MAKES_ROOM);
    var sizes = Sizes.of(whole, view.part().moving(), view.n()).keepingNone();
    var act = sizes.act(view.seenOfOld());
    start(view, old(view).subList(0, 1), act.startNew());
    acts.add(() -> stop(view, sizes, act, sizes.limit()));
  }

  /// Only replaces what ended, on its own side (M39, S36); where n changed since, both sides become
  /// what they were resized to (M10).
  List<FleetEvent> keeping(List<View> views, int wave, Replaced replaced) {
    var acts = new ArrayList<Runnable>();
    for (var view : views) {
      var sizes = sizes(view, wave);
      var act =
          view.sides()
              .map(sides -> sizes.actTo(sides, view.seen()))
              .orElseGet(() -> replacing(view, sizes.act(view.seen())));
      start(view, old(view), act.startOld());
      if (replaced == Replaced.BOTH_SIDES) {
        start(view, List.of(view.part().to()), act.startNew());
      }
      view.sides().ifPresent(sides -> acts.add(() -> stop(view, sizes, act, sides.fresh())));
    }
    acts.forEach(Runnable::run);
    return capped();
  }

  private static Sizes.Act replacing(View view, Sizes.Act act) {
    return new Sizes.Act(
        Math.min(act.startOld(), view.vacancies(old(view)).count()),
        Math.min(act.startNew(), view.vacancies(List.of(view.part().to())).count()),
        0,
        0);
  }

  /// What both sides become where n changes to this: in proportion, and no more than n and the
  /// wave's limit (M10).
  Sides resized(View view, int wave, long n) {
    var sizes = sizes(view, wave, n);
    var moving = view.part().moving();
    var seen = view.seen();
    var sides =
        Resizing.of(
            List.of(seen.fresh(), seen.old()),
            view.n() + Sizes.surge(moving, view.n()),
            n == 0 ? 0 : n + sizes.surge());
    return new Sides(Math.min(sides.getFirst(), sizes.limit()), Math.min(sides.getLast(), n));
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

  Sizes sizes(View view, int wave) {
    return sizes(view, wave, view.n());
  }

  /// What the wave gives to a part: its own step, all behind it, nothing before it.
  private Sizes sizes(View view, int wave, long n) {
    return Sizes.of(step(view, wave), view.part().moving(), n);
  }

  private Step step(View view, int wave) {
    var part = view.part();
    var waves = rollout.plan().waves();
    if (wave > waves.size()) {
      return part.step(Integer.MAX_VALUE);
    }
    var current = waves.get(wave - 1);
    if (part.rank() == current.rank()) {
      return part.step(current.step());
    }
    boolean behind =
        rollout.plan().kind() == Kind.ROLLBACK
            ? part.rank() > current.rank()
            : part.rank() < current.rank();
    return behind
        ? part.step(Integer.MAX_VALUE)
        : new Step(new Share.Count(view.fresh().size()), Old.MAKES_ROOM);
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

  /// What replaces a lost life carries the same (I55, M39), else what was placed; but a build that
  /// has left does not come back beside another of its side (I56).
  private static Side own(View view, List<Side> sides) {
    var here = sides.stream().filter(view::runs).toList();
    var may = here.isEmpty() ? sides : here;
    return view.vacancies(may).findFirst().map(Vacancy::side).orElse(may.getFirst());
  }

  private static boolean starts(FleetEvent order, View view) {
    return order instanceof InstanceOrdered(var name, _, _)
        && name.assembly().equals(view.part().assembly());
  }

  private void stop(View view, Sizes sizes, Sizes.Act act, long most) {
    long up = view.crew().up();
    var order =
        Comparator.<Instance, Boolean>comparing(life -> placed(view, life))
            .thenComparing(life -> life.id().ordered());
    var sick = view.old().stream().filter(life -> !view.steady(life)).sorted(order).toList();
    var steady = view.old().stream().filter(view::steady).sorted(order).toList();
    var going = new ArrayList<Instance>();
    going.addAll(sick.subList(0, Math.toIntExact(act.stopSick())));
    going.addAll(steady.subList(0, Math.toIntExact(Math.min(act.stopSteady(), steady.size()))));
    going.addAll(shrinking(view, sizes, most, going.size()));
    for (var life : going) {
      if (view.part().alone() || Guard.mayStop(up, life, view.n())) {
        up -= life.ready() ? 1 : 0;
        orders.add(
            new StopOrdered(life.id(), new ForRollout(rollout.id()), new Reason("moved on")));
      }
    }
  }

  /// New ones above the limit, which only a changed n leaves (M10): the newest go, not ready first.
  private static List<Instance> shrinking(View view, Sizes sizes, long most, int others) {
    long over = view.sides().isPresent() ? view.fresh().size() - most : 0;
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
