package hoops.engine.rollout;

import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.fleet.Fleet;
import hoops.engine.rollout.Orders.Replaced;
import hoops.engine.rollout.RolloutEvent.BakeContinued;
import hoops.engine.rollout.RolloutEvent.BakePaused;
import hoops.engine.rollout.RolloutEvent.MarksRaised;
import hoops.engine.rollout.RolloutEvent.PartResized;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import hoops.engine.system.TierSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// One look at one rollout: what it owes, what it has reached, and what the law is to be asked.
///
/// Pure and level-triggered: the same arguments give the same answer, and what is seen done is owed
/// no more (M1).
final class Turn {
  /// What a look found: events that change no state, and at most one thing to ask the law.
  record Found(List<Event> events, Asked asked) {
    Found {
      events = List.copyOf(events);
    }
  }

  /// What the law is asked, if anything.
  sealed interface Asked {
    record Nothing() implements Asked {}

    record Something(Ask ask, Fault fault, Reason why) implements Asked {}

    /// To hold for this cause.
    record ToHold(HoldCause cause, Reason why) implements Asked {}
  }

  /// What was seen when a deadline passed (M20).
  enum Fault {
    NONE,
    /// A new one ended by itself or fails its checks.
    EVIDENCE,
    /// Only unknown: silence, or trouble of the platform.
    SILENCE
  }

  private static final Asked NOTHING = new Asked.Nothing();

  private final Rollout rollout;
  private final TierSpec spec;
  private final Instant now;
  private final List<View> views = new ArrayList<>();

  private Turn(Rollout rollout, TierSpec spec, Fleet fleet, Instant now) {
    this.rollout = rollout;
    this.spec = spec;
    this.now = now;
    for (var part : rollout.plan().parts()) {
      if (!rollout.progress().left().contains(part.assembly())) {
        views.add(View.of(part, rollout, fleet, now));
      }
    }
  }

  static Found look(Rollout rollout, TierSpec spec, Fleet fleet, Instant now) {
    var turn = new Turn(rollout, spec, fleet, now);
    var orders = new Orders(rollout, now);
    var resized = turn.resized(orders);
    return resized.isEmpty() ? turn.look(orders) : new Found(resized, NOTHING);
  }

  private Found look(Orders orders) {
    return switch (rollout.state()) {
      case Advancing(var wave) -> advancing(orders, wave);
      case Holding(var wave, var causes) ->
          new Found(join(kept(orders, wave, causes), marks()), holding());
      case Baking(var wave, var until) -> baking(orders, wave, until);
      case Held held ->
          new Found(
              join(kept(orders, held.wave(), held.causes()), watched(orders, held)), held(held));
      case Undecided undecided ->
          new Found(
              List.copyOf(orders.keeping(views, undecided.wave(), Replaced.OLD_SIDE)),
              overdue(undecided.until(), "nobody chose yet"));
      case Settling(var until) -> settling(orders, until);
      case Waiting _, Yielded _, Finished _ -> new Found(List.of(), NOTHING);
    };
  }

  private Found advancing(Orders orders, int wave) {
    var asked = inWave();
    if (asked instanceof Asked.Nothing && reached(current(), orders, wave)) {
      return new Found(List.of(), something(Ask.LANDED, "the wave landed"));
    }
    if (asked instanceof Asked.Nothing && current().stream().anyMatch(View::stalled)) {
      asked = new Asked.ToHold(HoldCause.STALLED, new Reason(stalledSentence()));
    }
    return asked instanceof Asked.Nothing
        ? new Found(join(List.copyOf(orders.moving(views, wave)), marks()), NOTHING)
        : new Found(List.of(), asked);
  }

  /// What ends a wave before it lands: its deadline, silence, or that nothing of it is left.
  private Asked inWave() {
    var views = current();
    if (spec.latestOnly() && allCrashed(views)) {
      return new Asked.Something(
          Ask.OVERDUE, Fault.EVIDENCE, new Reason("every new instance ended by itself"));
    }
    if (views.stream().anyMatch(View::silent) && fault(views) == Fault.SILENCE) {
      return new Asked.Something(
          Ask.OVERDUE, Fault.SILENCE, new Reason("instances were not seen for 5 min (S10)"));
    }
    return now.isBefore(deadline())
        ? NOTHING
        : new Asked.Something(
            Ask.OVERDUE,
            fault(views),
            new Reason("no progress for " + plain(noProgress()) + " (M17)"));
  }

  private Asked holding() {
    var asked = inWave();
    if (!(asked instanceof Asked.Nothing)) {
      return asked;
    }
    return views.stream().allMatch(View::safe)
        ? something(Ask.LANDED, "it reached its safe point")
        : NOTHING;
  }

  private Found baking(Orders orders, int wave, Instant until) {
    var kept = orders.keeping(views, wave, Replaced.BOTH_SIDES);
    var asked = judged(orders, wave, until);
    return asked instanceof Asked.Nothing
        ? new Found(join(kept, counted(orders, wave, until)), NOTHING)
        : new Found(List.copyOf(kept), asked);
  }

  private List<Event> watched(Orders orders, Held held) {
    return held.rest() instanceof Rest.InBake(var until)
        ? counted(orders, held.wave(), until)
        : List.of();
  }

  /// Bake time in which a part that is watched had no new one steady does not count (M39). Health
  /// alone judges, so nothing is compared with the old side, and its time is not asked for (M25).
  private List<Event> counted(Orders orders, int wave, Instant until) {
    boolean blind = current().stream().anyMatch(view -> view.blind(orders.sizes(view, wave)));
    boolean counts = rollout.progress().bakeCounts();
    if (blind == !counts || (counts && !bakes(until))) {
      return List.of();
    }
    return counts
        ? List.of(new BakePaused(rollout.id()))
        : List.of(new BakeContinued(rollout.id(), until.plus(pause())));
  }

  private Duration pause() {
    return Duration.between(rollout.progress().paused(), now);
  }

  /// Health alone judges: an end by itself goes back at once, a failing one after `ready-within`.
  private Asked judged(Orders orders, int wave, Instant until) {
    var views = current();
    if (views.stream().anyMatch(View::stalled)) {
      return new Asked.Something(
          Ask.GO_BACK, Fault.EVIDENCE, new Reason(stalledSentence() + " while it was watched"));
    }
    boolean counts = rollout.progress().bakeCounts();
    if (counts && bakes(until)) {
      return NOTHING;
    }
    if (counts && views.stream().allMatch(view -> stands(view, orders.sizes(view, wave)))) {
      return something(Ask.GO_ON, "every new instance is steady");
    }
    var waits = counts ? until : rollout.progress().paused();
    if (now.isBefore(waits.plus(noProgress())) && views.stream().noneMatch(View::silent)) {
      return NOTHING;
    }
    return fault(views) == Fault.EVIDENCE
        ? new Asked.Something(
            Ask.GO_BACK, Fault.EVIDENCE, new Reason("new instances do not become steady again"))
        : new Asked.Something(
            Ask.OVERDUE, Fault.SILENCE, new Reason("new instances are not seen (S10)"));
  }

  /// A bake ends early only downwards (M26).
  private boolean bakes(Instant until) {
    return now.isBefore(until);
  }

  private Asked held(Held held) {
    return held.rest() instanceof Rest.InWave && held.causes().contains(HoldCause.STALLED)
        ? inWave()
        : NOTHING;
  }

  private Found settling(Orders orders, Instant until) {
    int behind = rollout.plan().waves().size() + 1;
    boolean complete = reached(views, orders, behind) && views.stream().allMatch(View::alone);
    return complete
        ? new Found(List.of(), something(Ask.OVERDUE, "every instance is steady on it"))
        : new Found(
            List.copyOf(orders.moving(views, behind)), overdue(until, "settled long enough"));
  }

  /// A stalled wave starts no new ones any more (M18).
  private List<Event> kept(Orders orders, int wave, SortedSet<HoldCause> causes) {
    var replaced = causes.contains(HoldCause.STALLED) ? Replaced.OLD_SIDE : Replaced.BOTH_SIDES;
    return List.copyOf(orders.keeping(views, wave, replaced));
  }

  /// Whether these are where the wave leads: the new ones steady, the old ones gone (M15).
  private static boolean reached(List<View> views, Orders orders, int wave) {
    return views.stream().allMatch(view -> reached(view, orders.sizes(view, wave)));
  }

  private static boolean reached(View view, Sizes sizes) {
    var seen = view.seen();
    return seen.freshSteady() >= sizes.limit() && seen.old() <= sizes.keep(seen.fresh());
  }

  /// Whether a part that landed still stands: where n changed since, on what its sides became.
  private static boolean stands(View view, Sizes sizes) {
    var seen = view.seen();
    return view.sides()
        .map(sides -> seen.freshSteady() >= Math.min(sides.fresh(), sizes.limit()))
        .orElseGet(() -> reached(view, sizes));
  }

  private Fault fault(List<View> views) {
    return views.stream().anyMatch(view -> view.crashed() || view.failing())
        ? Fault.EVIDENCE
        : Fault.SILENCE;
  }

  private static boolean allCrashed(List<View> views) {
    return views.stream().anyMatch(View::crashed)
        && views.stream().allMatch(view -> view.fresh().isEmpty());
  }

  /// The parts of the wave's own rank.
  private List<View> current() {
    var waves = rollout.plan().waves();
    if (waves.isEmpty()) {
      return List.of();
    }
    int rank = waves.get(Math.min(rollout.wave(), waves.size()) - 1).rank();
    return views.stream().filter(view -> view.part().rank() == rank).toList();
  }

  /// Every mark that is beaten (M16).
  private List<Event> marks() {
    var events = new ArrayList<Event>();
    for (var view : current()) {
      var assembly = view.part().assembly();
      var before = rollout.progress().marks(assembly);
      var raised = before.raised(view.marks());
      if (!raised.equals(before)) {
        events.add(new MarksRaised(rollout.id(), assembly, raised));
      }
    }
    return events;
  }

  /// Where the number of instances changed, both sides change in proportion (M10).
  private List<Event> resized(Orders orders) {
    if (Law.of(rollout.state(), Ask.RESIZE) != Ruling.RESIZED) {
      return List.of();
    }
    var events = new ArrayList<Event>();
    for (var view : views) {
      var assembly = view.part().assembly();
      long n = spec.instances(assembly);
      if (n != view.n()) {
        var sides = orders.resized(view, rollout.wave(), n);
        events.add(new PartResized(rollout.id(), assembly, n, sides));
      }
    }
    return events;
  }

  Instant deadline() {
    return rollout.progress().last().plus(noProgress());
  }

  private Duration noProgress() {
    return current().stream()
        .map(view -> view.part().moving().noProgress())
        .max(Duration::compareTo)
        .orElse(Duration.ofMinutes(10));
  }

  private String stalledSentence() {
    for (var view : current()) {
      if (view.crashed()) {
        return "a new " + view.part().assembly() + " ended by itself";
      }
      if (view.stalled()) {
        return "a new %s did not become steady within %s"
            .formatted(view.part().assembly(), plain(view.part().moving().readyWithin()));
      }
    }
    return "a new instance is not steady";
  }

  static String plain(Duration time) {
    long seconds = time.toSeconds();
    return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private Asked overdue(Instant until, String why) {
    return now.isBefore(until) ? NOTHING : something(Ask.OVERDUE, why);
  }

  private static Asked something(Ask ask, String why) {
    return new Asked.Something(ask, Fault.NONE, new Reason(why));
  }

  private static List<Event> join(List<? extends Event> first, List<? extends Event> then) {
    var all = new ArrayList<Event>(first);
    all.addAll(then);
    return all;
  }
}
