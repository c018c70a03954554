package hoops.engine.rollout;

import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.Refusal;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.fleet.Budget;
import hoops.engine.rollout.RolloutCommand.Asked;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.PlanDeploy;
import hoops.engine.rollout.RolloutCommand.RollBack;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.RolloutEvent.PlanMade;
import hoops.engine.rollout.RolloutEvent.PlanRenewed;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.tier.TierEvent.TierPinned;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a rollout comes to be: planned, put in line, started, or a way back by hand.
final class Deploys {
  /// The one gate that a rollout in line waits for; every other one must be open before (S16).
  private static final String SLOT = "slot";

  private final Rollouts rollouts;
  private final Ground ground;
  private final Instant now;

  Deploys(Rollouts rollouts, Ground ground, Instant now) {
    this.rollouts = rollouts;
    this.ground = ground;
    this.now = now;
  }

  Decision plan(PlanDeploy ask) {
    var missing = missing(ask.tier(), ask.manifest());
    return missing.isPresent()
        ? missing.get()
        : Decision.accept(new PlanMade(fresh(ask.tier(), ask.manifest(), ask.kind())));
  }

  Decision deploy(Deploy ask) {
    var missing = missing(ask.tier(), ask.manifest());
    if (missing.isPresent()) {
      return missing.get();
    }
    var plan = fresh(ask.tier(), ask.manifest(), ask.kind());
    var verdicts = verdicts(ask.tier(), ask.manifest(), ask.kind());
    var refused =
        stale(ask, plan)
            .or(() -> needless(ask, plan))
            .or(() -> closed(ask.tier(), verdicts))
            .or(() -> tooMany(plan))
            .or(() -> taken(ask));
    if (refused.isPresent()) {
      return refused.get();
    }
    var id = rollouts.next();
    var events = new ArrayList<Event>();
    rollouts
        .inLine(ask.tier())
        .ifPresent(older ->
            events.add(
                new RolloutEnded(
                    older.id(), Outcome.SUPERSEDED, new Reason(id + " took its place"))));
    events.add(new RolloutPlanned(id, plan, ask.trigger(), ask.why(), verdicts));
    if (free(ask.tier()) && !ground.tiers().tier(ask.tier()).down() && !Stops.reach(plan, ground)) {
      events.add(new RolloutStarted(id));
    }
    return Decision.accept(events);
  }

  /// One rollout at a time takes a tier's slot (S19, I12).
  private boolean free(TierName tier) {
    return rollouts.underWay(tier).isEmpty();
  }

  /// The slot is free: what it waited for is read again, and so is all that its plan rests on
  /// (S18).
  List<Event> start(Rollout one) {
    var tier = ground.tiers().tier(one.tier());
    if (tier.down() || Stops.reach(one, ground)) {
      return List.of();
    }
    if (missing(one.tier(), one.plan().to()).isPresent()) {
      return withdrawn(one, "what it rests on is not there any more");
    }
    var verdicts = verdicts(one.tier(), one.plan().to(), one.plan().kind());
    var closed =
        verdicts.entrySet().stream()
            .filter(gate -> !gate.getKey().equals(SLOT))
            .filter(gate -> !(gate.getValue() instanceof Verdict.Open))
            .findFirst();
    if (closed.isPresent()) {
      return withdrawn(one, closed.get().getKey() + ": " + closed.get().getValue().sentence());
    }
    if (byItself(one.tier(), one.plan().to(), one.trigger()).isPresent()) {
      return withdrawn(one, one.tier() + " went back meanwhile: only a person moves it there");
    }
    var plan = fresh(one.tier(), one.plan().to(), one.plan().kind());
    if (plan.parts().isEmpty()) {
      return withdrawn(one, one.tier() + " runs it already");
    }
    if (plan.hash().equals(one.plan().hash())) {
      return List.of(new RolloutStarted(one.id()));
    }
    return switch (one.trigger()) {
      case AUTOMATIC -> List.of(new PlanRenewed(one.id(), plan), new RolloutStarted(one.id()));
      case BY_HAND -> withdrawn(one, "it would change something else by now: plan it again");
    };
  }

  Decision rollBack(RollBack ask) {
    var missing = missing(ask.tier(), ask.to());
    if (missing.isPresent()) {
      return missing.get();
    }
    if (ground.tiers().tier(ask.tier()).down()) {
      return Decision.refuse(
          Refusal.Kind.CONFLICT,
          ask.tier() + " is down: nothing of it runs that could go back",
          "hoops tier up " + ask.tier());
    }
    var to = WayBack.placement(ground, ask.tier(), ask.to());
    if (to.isEmpty()) {
      return Decision.refuse(
          Refusal.Kind.REFUSED,
          ask.to().brief() + " was never proven on " + ask.tier(),
          "hoops tier show " + ask.tier());
    }
    var running = rollouts.underWay(ask.tier());
    if (running.isPresent() && goesThere(running.get(), ask.to())) {
      return Decision.alreadySo(running.get().id() + " takes it there already");
    }
    var way = new WayBack(rollouts, ground, now);
    var plan = way.plan(ask.tier(), to.get());
    if (plan.parts().isEmpty()) {
      return Decision.alreadySo(ask.tier() + " runs " + ask.to().brief() + " already");
    }
    var forbidden = forbidden(ask, plan, way);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    var events =
        new ArrayList<Event>(way.takeOver(ask.tier(), to.get(), Trigger.BY_HAND, ask.why()));
    events.add(new TierPinned(ask.tier(), ask.to(), Instant.MAX, ask.why()));
    events.add(
        new ProblemOpened(
            ground.problems().next(),
            new Subject.RolloutTrouble(ask.tier(), rollouts.next()),
            ground.owner(),
            ask.why()));
    return Decision.accept(events);
  }

  private Optional<Decision> forbidden(RollBack ask, Plan plan, WayBack way) {
    var crossed = way.crossed(plan);
    if (crossed.isPresent()) {
      return refused(
          Refusal.Kind.REFUSED,
          crossed.get() + ": there is no going back behind it (S28)",
          "hoops deploy " + ask.tier() + " with a build that can follow it");
    }
    return Stops.reach(plan, ground) && ask.asked() == Asked.ONCE
        ? refused(
            Refusal.Kind.REFUSED,
            "the stop is pulled for " + ask.tier() + "; a rollback under it is confirmed twice",
            "hoops rollback " + ask.tier() + " --despite-stop")
        : Optional.empty();
  }

  private static boolean goesThere(Rollout running, ManifestHash to) {
    return running.plan().kind() == Kind.ROLLBACK && running.plan().to().equals(to);
  }

  private List<Event> withdrawn(Rollout one, String why) {
    return new Acts(rollouts, ground, now).ended(one, Outcome.WITHDRAWN, new Reason(why));
  }

  private Plan fresh(TierName tier, ManifestHash to, Kind kind) {
    var manifest = ground.manifests().manifest(to).orElseThrow();
    var set = ground.tiers().tier(tier).set();
    if (set == null) {
      throw new IllegalStateException(tier + " has no property set");
    }
    return Planner.of(rollouts, ground, tier).plan(rollouts.nextPlan(), manifest, set.id(), kind);
  }

  private SortedMap<String, Verdict> verdicts(TierName tier, ManifestHash to, Kind kind) {
    return new TreeMap<>(ground.gates().ask(tier, to, kind, now));
  }

  private Optional<Decision> missing(TierName name, ManifestHash manifest) {
    var tier = ground.tiers().find(name);
    if (tier.isEmpty() || ground.governed().tier(name).isEmpty()) {
      return refused(Refusal.Kind.NOT_FOUND, "there is no tier " + name, "hoops tier list");
    }
    if (ground.manifests().manifest(manifest).isEmpty()) {
      return refused(
          Refusal.Kind.NOT_FOUND,
          "there is no manifest " + manifest.brief(),
          "hoops manifest list");
    }
    return tier.get().set() == null
        ? refused(
            Refusal.Kind.CONFLICT, name + " has no property set yet", "hoops tier show " + name)
        : Optional.empty();
  }

  private Optional<Decision> stale(Deploy ask, Plan plan) {
    if (!(ask.plan() instanceof Ticket.Numbered(var number))) {
      return Optional.empty();
    }
    var seen = rollouts.plan(number);
    boolean same = seen.isPresent() && seen.get().hash().equals(plan.hash());
    return same
        ? Optional.empty()
        : refused(
            Refusal.Kind.CONFLICT,
            number + " is stale: " + ask.tier() + " or the file has changed since",
            "hoops plan " + ask.tier() + " " + ask.manifest().brief());
  }

  private Optional<Decision> needless(Deploy ask, Plan plan) {
    if (plan.parts().isEmpty()) {
      return Optional.of(
          Decision.alreadySo(ask.tier() + " runs " + ask.manifest().brief() + " already"));
    }
    var running = rollouts.underWay(ask.tier()).filter(one -> one.plan().to().equals(plan.to()));
    var waiting = rollouts.inLine(ask.tier()).filter(one -> one.plan().to().equals(plan.to()));
    return running
        .or(() -> waiting)
        .map(one -> Decision.alreadySo(one.id() + " takes it there already"));
  }

  /// Every gate but the slot must be open; all that are not are named, not only the first (S37).
  private static Optional<Decision> closed(TierName tier, SortedMap<String, Verdict> verdicts) {
    var sentences = new ArrayList<String>();
    boolean waiting = true;
    for (var gate : verdicts.entrySet()) {
      if (!gate.getKey().equals(SLOT) && !(gate.getValue() instanceof Verdict.Open)) {
        sentences.add(gate.getKey() + ": " + gate.getValue().sentence());
        waiting &= gate.getValue() instanceof Verdict.Waiting;
      }
    }
    return sentences.isEmpty()
        ? Optional.empty()
        : refused(
            waiting ? Refusal.Kind.PENDING : Refusal.Kind.REFUSED,
            String.join("; ", sentences),
            "hoops why " + tier);
  }

  /// M9: no more may be missing than the budget allows.
  private static Optional<Decision> tooMany(Plan plan) {
    for (var part : plan.parts()) {
      long missing = part.moving().missing().down(part.n());
      if (missing > new Budget(part.n()).down()) {
        return refused(
            Refusal.Kind.REFUSED,
            "%s may have %d missing, and its budget is %d of %d (M9)"
                .formatted(part.assembly(), missing, new Budget(part.n()).down(), part.n()),
            "hoops system show");
      }
    }
    return Optional.empty();
  }

  /// S16: who may take a place in line.
  private Optional<Decision> taken(Deploy ask) {
    var older = rollouts.inLine(ask.tier()).filter(one -> one.trigger() == Trigger.BY_HAND);
    return byItself(ask.tier(), ask.manifest(), ask.trigger())
        .or(() ->
            older.flatMap(one ->
                refused(
                    Refusal.Kind.CONFLICT,
                    one.id() + " of a person is next in line on " + ask.tier(),
                    "hoops abort " + one.id())));
  }

  /// Where only a person moves a tier: one that is mixed (M35), and one that went back, which a
  /// `latest-only` tier leaves by itself with another manifest (S29, I16).
  private Optional<Decision> byItself(TierName tier, ManifestHash to, Trigger trigger) {
    if (trigger == Trigger.BY_HAND) {
      return Optional.empty();
    }
    if (rollouts.mixed(tier)) {
      return refused(
          Refusal.Kind.REFUSED,
          tier + " is mixed: nothing moves it by itself (M35)",
          "hoops rollback " + tier);
    }
    boolean latestOnly = ground.governed().tier(tier).orElseThrow().latestOnly();
    boolean went = latestOnly ? rollouts.barred(tier, to) : rollouts.wentBack(tier);
    return went
        ? refused(
            Refusal.Kind.REFUSED,
            (latestOnly ? to.brief() + " went back on " + tier : tier + " went back") + " (S29)",
            "hoops deploy " + tier + " " + to.brief())
        : Optional.empty();
  }

  private static Optional<Decision> refused(Refusal.Kind kind, String why, String instead) {
    return Optional.of(Decision.refuse(kind, why, instead));
  }
}
