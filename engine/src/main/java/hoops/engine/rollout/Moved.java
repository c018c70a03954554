package hoops.engine.rollout;

import hoops.engine.ManifestHash;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.rollout.RolloutEvent.AssemblyLeft;
import hoops.engine.rollout.RolloutEvent.BakeContinued;
import hoops.engine.rollout.RolloutEvent.BakePaused;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutEvent.HoldCleared;
import hoops.engine.rollout.RolloutEvent.MarksRaised;
import hoops.engine.rollout.RolloutEvent.PartResized;
import hoops.engine.rollout.RolloutEvent.PlanMade;
import hoops.engine.rollout.RolloutEvent.PlanRenewed;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutHeld;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutResumed;
import hoops.engine.rollout.RolloutEvent.RolloutRetried;
import hoops.engine.rollout.RolloutEvent.RolloutSettling;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.rollout.RolloutEvent.RolloutUndecided;
import hoops.engine.rollout.RolloutEvent.RolloutYielded;
import hoops.engine.rollout.RolloutEvent.WaveLanded;
import hoops.engine.rollout.RolloutEvent.WaveStarted;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Holding;
import hoops.engine.rollout.RolloutState.Settling;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.RolloutState.Waiting;
import hoops.engine.rollout.RolloutState.Yielded;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// What the events of rollouts do to the collection.
final class Moved {
  private static final int KEPT = 500;
  private static final int BARRED = 100;

  private Moved() {}

  static Rollouts after(Rollouts all, RolloutEvent event, Stamp stamp) {
    var at = stamp.at();
    return switch (event) {
      case PlanMade(var plan) -> planned(all, plan);
      case RolloutPlanned planned -> planned(all, planned, stamp);
      case PlanRenewed(var id, var plan) -> planned(with(all, all.rollout(id).with(plan)), plan);
      case RolloutStarted(var id) -> with(all, begun(all.rollout(id), 1, at));
      case WaveStarted(var id, var wave) -> with(all, begun(all.rollout(id), wave, at));
      case WaveLanded(var id, var wave, var until) ->
          with(all, standing(all.rollout(id)).in(new Baking(wave, until), at));
      case BakePaused(var id) -> {
        var one = all.rollout(id);
        yield with(all, one.with(one.progress().paused(at)));
      }
      case BakeContinued(var id, var until) -> with(all, continued(all.rollout(id), until));
      case HoldAsked(var id, var cause, _) -> with(all, holding(all.rollout(id), cause, at));
      case RolloutHeld(var id) -> with(all, held(all.rollout(id), at));
      case HoldCleared(var id, var cause, _) -> with(all, cleared(all.rollout(id), cause, at));
      case RolloutResumed(var id, _) -> with(all, resumed(all.rollout(id), at));
      case RolloutRetried(var id, _) ->
          with(all, begun(all.rollout(id), all.rollout(id).wave(), at));
      case AssemblyLeft(var id, var assembly) -> {
        var one = all.rollout(id);
        yield with(all, one.with(one.progress().leaving(assembly)));
      }
      case PartResized(var id, var assembly, var n, var sides) -> {
        var one = all.rollout(id);
        yield with(all, one.with(one.progress().sized(assembly, n, sides)));
      }
      case MarksRaised(var id, var assembly, var marks) -> {
        var one = all.rollout(id);
        yield with(all, one.with(one.progress().raised(assembly, marks, at)));
      }
      case RolloutUndecided undecided ->
          with(all, undecided(all.rollout(undecided.rollout()), undecided, at));
      case RolloutYielded(var id, var to, _) -> with(all, all.rollout(id).in(new Yielded(to), at));
      case RolloutSettling(var id, var until) ->
          with(all, all.rollout(id).in(new Settling(until), at));
      case RolloutEnded(var id, var outcome, var why) ->
          ended(all, all.rollout(id).in(new Finished(outcome, why, at), at), outcome);
    };
  }

  private static Rollouts with(Rollouts all, Rollout one) {
    return new Rollouts(all.byId().plus(one.id(), one), all.plans(), all.mixed(), all.barred());
  }

  private static Rollouts planned(Rollouts all, Plan plan) {
    var plans = all.plans().plus(plan.id(), plan);
    var kept = plans.size() > KEPT ? plans.minus(plans.firstKey()) : plans;
    return new Rollouts(all.byId(), kept, all.mixed(), all.barred());
  }

  private static Rollouts planned(Rollouts all, RolloutPlanned event, Stamp stamp) {
    var at = stamp.at();
    var one =
        new Rollout(
            event.rollout(),
            event.plan(),
            event.trigger(),
            stamp.by(),
            event.why(),
            event.verdicts(),
            at,
            at,
            new Waiting(),
            Progress.of(event.plan(), at));
    return planned(with(all, one), event.plan());
  }

  private static Rollout begun(Rollout one, int wave, Instant at) {
    var old = one.state() instanceof Waiting ? Progress.of(one.plan(), at) : one.progress();
    return one.in(new Advancing(wave), at).with(old.begun(at));
  }

  private static Rollout standing(Rollout one) {
    return one.with(one.progress().standing());
  }

  /// It is watched until then, also where it is held meanwhile.
  private static Rollout continued(Rollout one, Instant until) {
    var state =
        switch (one.state()) {
          case Baking(var wave, _) -> new Baking(wave, until);
          case Held(var wave, Rest.InBake _, var causes) ->
              new Held(wave, new Rest.InBake(until), causes);
          case Held _, Waiting _, Advancing _, Holding _, Undecided _, Settling _, Yielded _ ->
              throw odd(one, "watched");
          case Finished _ -> throw odd(one, "watched");
        };
    return one.in(state, one.changed()).with(one.progress().paused(Instant.MAX));
  }

  private static Rollout holding(Rollout one, HoldCause cause, Instant at) {
    return switch (one.state()) {
      case Advancing(var wave) ->
          standing(one).in(new Holding(wave, plus(new TreeSet<>(), cause)), at);
      case Holding(var wave, var causes) ->
          one.in(new Holding(wave, plus(new TreeSet<>(causes), cause)), at);
      case Baking(var wave, var until) ->
          one.in(new Held(wave, new Rest.InBake(until), plus(new TreeSet<>(), cause)), at);
      case Settling(var until) ->
          one.in(
              new Held(one.wave(), new Rest.InSettling(until), plus(new TreeSet<>(), cause)), at);
      case Held held ->
          one.in(new Held(held.wave(), held.rest(), plus(new TreeSet<>(held.causes()), cause)), at);
      case Waiting _, Undecided _, Yielded _, Finished _ -> throw odd(one, "held");
    };
  }

  private static SortedSet<HoldCause> plus(SortedSet<HoldCause> causes, HoldCause cause) {
    causes.add(cause);
    return causes;
  }

  private static Rollout held(Rollout one, Instant at) {
    if (one.state() instanceof Holding(var wave, var causes)) {
      return one.in(new Held(wave, new Rest.InWave(), causes), at);
    }
    throw odd(one, "held");
  }

  /// The last cause that goes lets it go on; that counts as progress (M17).
  private static Rollout cleared(Rollout one, HoldCause cause, Instant at) {
    if (one.state() instanceof Holding(var wave, var causes)) {
      var rest = new TreeSet<>(causes);
      rest.remove(cause);
      var next = rest.isEmpty() ? new Advancing(wave) : new Holding(wave, rest);
      return one.in(next, at).with(one.progress().touched(at));
    }
    if (one.state() instanceof Held held) {
      var rest = new TreeSet<>(held.causes());
      rest.remove(cause);
      var next =
          rest.isEmpty()
              ? before(held.wave(), held.rest())
              : new Held(held.wave(), held.rest(), rest);
      return one.in(next, at).with(one.progress().touched(at));
    }
    throw odd(one, "resumed");
  }

  private static RolloutState before(int wave, Rest rest) {
    return switch (rest) {
      case Rest.InWave _ -> new Advancing(wave);
      case Rest.InBake(var until) -> new Baking(wave, until);
      case Rest.InSettling(var until) -> new Settling(until);
    };
  }

  private static Rollout resumed(Rollout one, Instant at) {
    if (one.state() instanceof Undecided undecided) {
      return one.in(new Advancing(undecided.wave()), at).with(one.progress().touched(at));
    }
    throw odd(one, "resumed");
  }

  private static Rollout undecided(Rollout one, RolloutUndecided event, Instant at) {
    var stands = one.state() instanceof Advancing ? standing(one) : one;
    return stands.in(
        new Undecided(one.wave(), new Rest.InWave(), event.why(), event.person(), event.until()),
        at);
  }

  private static Rollouts ended(Rollouts all, Rollout one, Outcome outcome) {
    var tier = one.tier();
    var mixed =
        switch (outcome) {
          case MIXED -> all.mixed().plus(tier, one.id());
          case ARRIVED -> all.mixed().minus(tier);
          case ROLLED_BACK, FAILED_UNCHANGED, SUPERSEDED, WITHDRAWN -> all.mixed();
        };
    var next = with(all, one);
    return trimmed(new Rollouts(next.byId(), next.plans(), mixed, barred(all, one, outcome)));
  }

  private static TreePMap<TierName, PVector<ManifestHash>> barred(
      Rollouts all, Rollout one, Outcome outcome) {
    var bars = all.barred().getOrDefault(one.tier(), TreePVector.empty());
    var manifest = one.plan().to();
    var free = bars.minus(manifest);
    return switch (outcome) {
      case ARRIVED -> all.barred().plus(one.tier(), free);
      case ROLLED_BACK, FAILED_UNCHANGED ->
          one.plan().kind() == Kind.PROMOTE
              ? all.barred().plus(one.tier(), shortened(free.plus(manifest)))
              : all.barred();
      case MIXED, SUPERSEDED, WITHDRAWN -> all.barred();
    };
  }

  private static PVector<ManifestHash> shortened(PVector<ManifestHash> bars) {
    return bars.size() > BARRED ? bars.minus(0) : bars;
  }

  /// Forgets the oldest that ended, but never the newest number and none that a tier rests on.
  private static Rollouts trimmed(Rollouts all) {
    if (all.byId().size() <= KEPT) {
      return all;
    }
    for (var one : all.byId().values()) {
      if (one.ended() && !all.mixed().containsValue(one.id())) {
        return new Rollouts(all.byId().minus(one.id()), all.plans(), all.mixed(), all.barred());
      }
    }
    return all;
  }

  private static IllegalArgumentException odd(Rollout one, String what) {
    return new IllegalArgumentException(
        one.id() + " is " + one.state().getClass().getSimpleName() + ", so it is not " + what);
  }
}
