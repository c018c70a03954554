package hoops.engine.rollout;

import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.Refusal;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Hold;
import hoops.engine.rollout.RolloutCommand.PlanDeploy;
import hoops.engine.rollout.RolloutCommand.Resume;
import hoops.engine.rollout.RolloutCommand.Retry;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutEvent.AssemblyLeft;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.rollout.Turn.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is asked of rollouts, and what a tick does to them. Pure: nothing here remembers a call.
public final class RolloutRules {
  private RolloutRules() {}

  public static Decision decide(
      RolloutCommand command, Rollouts rollouts, Ground ground, Instant now) {
    var deploys = new Deploys(rollouts, ground, now);
    return switch (command) {
      case PlanDeploy ask -> deploys.plan(ask);
      case Deploy ask -> deploys.deploy(ask);
      case RollBack ask -> deploys.rollBack(ask);
      case Hold(var id, var why) ->
          rollouts.find(id).map(one -> hold(one, why)).orElseGet(() -> Refusals.unknown(id));
      case Resume ask ->
          rollouts
              .find(ask.rollout())
              .map(one -> resume(one, ask, rollouts, ground, now))
              .orElseGet(() -> Refusals.unknown(ask.rollout()));
      case Retry(var id, var why) ->
          rollouts
              .find(id)
              .map(one -> retry(one, why, rollouts, ground, now))
              .orElseGet(() -> Refusals.unknown(id));
      case Abort(var id, var why) ->
          rollouts
              .find(id)
              .map(one -> asked(one, Ask.ABORT, why, rollouts, ground, now))
              .orElseGet(() -> Refusals.unknown(id));
    };
  }

  /// What a tick owes: for every tier its rollout's next look, then the next in line.
  public static List<Event> tick(Rollouts rollouts, Ground ground, Instant now) {
    return new Ticks(rollouts, ground, now).all();
  }

  private static Decision hold(Rollout one, Reason why) {
    if (one.causes().contains(HoldCause.ASKED)) {
      return Decision.alreadySo(one.id() + " is held already");
    }
    return switch (Law.of(one.state(), Ask.HOLD)) {
      case HOLDING, HELD -> Decision.accept(new HoldAsked(one.id(), HoldCause.ASKED, why));
      case NOTHING ->
          one.underWay() && !one.causes().isEmpty()
              ? Decision.accept(new HoldAsked(one.id(), HoldCause.ASKED, why))
              : Decision.alreadySo(one.id() + " stands still already");
      case FIRST_WAVE, SAME_WAVE, NEXT_WAVE, BAKE, AS_BEFORE, M20, M20_IF_STALLED, YIELDED ->
          no(one);
      case UNDECIDED, NEXT_PERSON, MIXED, ARRIVED, WITHDRAWN, RESIZED, SAID, REFUSED -> no(one);
    };
  }

  private static Decision no(Rollout one) {
    return Refusals.outOfPlace(one);
  }

  private static Decision resume(
      Rollout one, Resume ask, Rollouts rollouts, Ground ground, Instant now) {
    for (var assembly : ask.leave()) {
      if (one.plan().part(assembly).isEmpty()) {
        return Decision.refuse(
            Refusal.Kind.NOT_FOUND,
            one.id() + " does not move " + assembly,
            "hoops rollout show " + one.id());
      }
    }
    if (one.causes().equals(Set.of(HoldCause.STOP)) && Stops.hold(one, ground)) {
      return Decision.refuse(
          Refusal.Kind.REFUSED,
          one.id() + " is held because the stop is pulled",
          "hoops stop --lift " + one.tier());
    }
    var then = asked(one, Ask.RESUME, ask.why(), rollouts, ground, now);
    if (!(then instanceof Decision.Accepted(var events)) || events.isEmpty()) {
      return then;
    }
    var all = new ArrayList<Event>();
    ask.leave().forEach(assembly -> all.add(new AssemblyLeft(one.id(), assembly)));
    all.addAll(events);
    return Decision.accept(all);
  }

  private static Decision retry(
      Rollout one, Reason why, Rollouts rollouts, Ground ground, Instant now) {
    if (one.state() instanceof Finished) {
      return Decision.refuse(
          Refusal.Kind.CONFLICT,
          one.id() + " ended; another attempt is a rollout of its own",
          "hoops deploy " + one.tier() + " " + one.plan().to().brief());
    }
    if (Stops.hold(one, ground)) {
      return Decision.refuse(
          Refusal.Kind.REFUSED,
          "the stop is pulled for " + one.tier(),
          "hoops stop --lift " + one.tier());
    }
    return asked(one, Ask.RETRY, why, rollouts, ground, now);
  }

  private static Decision asked(
      Rollout one, Ask ask, Reason why, Rollouts rollouts, Ground ground, Instant now) {
    return switch (Law.of(one.state(), ask)) {
      case REFUSED -> Refusals.outOfPlace(one);
      case RESIZED, NOTHING, SAID -> Decision.alreadySo(Refusals.where(one));
      case FIRST_WAVE,
          SAME_WAVE,
          NEXT_WAVE,
          BAKE,
          HOLDING,
          HELD,
          AS_BEFORE,
          M20,
          M20_IF_STALLED,
          YIELDED,
          UNDECIDED,
          NEXT_PERSON,
          MIXED,
          ARRIVED,
          WITHDRAWN ->
          Decision.accept(new Acts(rollouts, ground, now).follow(one, ask, Fault.NONE, why));
    };
  }
}
