package hoops.server.simulation;

import static hoops.server.simulation.Invariant.I12;
import static hoops.server.simulation.Invariant.I13;
import static hoops.server.simulation.Invariant.I14;
import static hoops.server.simulation.Invariant.I16;
import static hoops.server.simulation.Invariant.I18;
import static hoops.server.simulation.Invariant.I3;
import static hoops.server.simulation.Invariant.I30;
import static hoops.server.simulation.Invariant.I37;
import static hoops.server.simulation.Invariant.I50;
import static hoops.server.simulation.Invariant.I51;
import static hoops.server.simulation.Invariant.I54;
import static hoops.server.simulation.Invariant.M35;
import static hoops.server.simulation.Invariant.R2;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.ManifestHash;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.journal.Entry;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutEvent.AssemblyLeft;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutEvent.HoldCleared;
import hoops.engine.rollout.RolloutEvent.MarksRaised;
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
import hoops.engine.rollout.Trigger;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierEvent.AssemblyPlaced;
import hoops.engine.tier.TierEvent.ManifestProven;
import hoops.engine.tier.TierEvent.StopLifted;
import hoops.engine.tier.TierEvent.StopPulled;
import hoops.engine.tier.TierEvent.TierPinned;
import hoops.engine.tier.TierEvent.TierUnpinned;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The oracle of rollouts: who has the slot, which wave may begin, and who may go where by itself.
/// All its times are of the clock that never jumps.
final class Moves {
  /// Where a rollout stands, as the history tells it.
  private enum Phase {
    WAITING,
    ADVANCING,
    BAKING,
    HELD,
    UNDECIDED,
    SETTLING,
    OVER
  }

  /// What is noted of one rollout.
  private static final class Noted {
    private Plan plan;
    private final Trigger trigger;
    private final Duration planned;
    private final Set<HoldCause> causes = EnumSet.noneOf(HoldCause.class);
    private final Set<AssemblyName> settled = new HashSet<>();
    private Phase phase = Phase.WAITING;
    private Phase rest = Phase.ADVANCING;
    private int wave;
    private Duration progress = Duration.ZERO;
    private Duration until = Duration.ZERO;

    Noted(Plan plan, Trigger trigger, Duration planned) {
      this.plan = plan;
      this.trigger = trigger;
      this.planned = planned;
    }

    void held(Phase in) {
      phase = Phase.HELD;
      rest = in;
    }

    void advance(int to, Duration at) {
      phase = Phase.ADVANCING;
      wave = to;
      progress = at;
    }
  }

  private static final Duration NEVER = Duration.ofDays(365_000);

  private final Known known;
  private final TreeMap<RolloutId, Noted> rollouts = new TreeMap<>();
  private final Map<TierName, RolloutId> slots = new HashMap<>();
  private final Map<TierName, Set<ManifestHash>> barred = new HashMap<>();
  private final Map<TierName, Set<ManifestHash>> proven = new HashMap<>();
  private final Map<TierName, ManifestHash> pins = new HashMap<>();
  private final Map<TierName, Duration> ends = new HashMap<>();
  private final Set<TierName> mixed = new HashSet<>();
  private final Set<TierName> wentBack = new HashSet<>();
  private final Set<RolloutId> ended = new HashSet<>();
  private final Set<Scope> stops = new HashSet<>();
  private Duration now = Duration.ZERO;
  private Instant wall = Instant.EPOCH;

  Moves(Known known) {
    this.known = known;
  }

  void see(Entry entry, Duration steady) {
    now = steady;
    wall = entry.at();
    switch (entry.event()) {
      case RolloutPlanned event -> planned(event);
      case PlanRenewed(var id, var plan) -> noted(id).plan = plan;
      case RolloutStarted(var id) -> started(id);
      case RolloutYielded(var id, var to, _) -> yielded(id, to);
      case WaveStarted(var id, var wave) -> wave(id, wave);
      case WaveLanded(var id, var wave, var until) -> landed(id, wave, until);
      case RolloutSettling(var id, _) -> {
        baked(id);
        noted(id).phase = Phase.SETTLING;
      }
      case HoldAsked(var id, var cause, _) -> hold(noted(id), cause);
      case RolloutHeld(var id) -> noted(id).held(Phase.ADVANCING);
      case HoldCleared(var id, var cause, _) -> cleared(noted(id), cause);
      case RolloutResumed(var id, _) -> noted(id).advance(noted(id).wave, steady);
      case RolloutRetried(var id, _) -> {
        noted(id).causes.clear();
        noted(id).advance(noted(id).wave, steady);
      }
      case MarksRaised(var id, _, _) -> noted(id).progress = steady;
      case AssemblyLeft(var id, var assembly) -> noted(id).settled.add(assembly);
      case AssemblyPlaced placed -> {
        if (rollouts.containsKey(placed.rollout())) {
          noted(placed.rollout()).settled.add(placed.assembly());
        }
      }
      case RolloutUndecided(var id, _, _, var until) -> undecided(noted(id), id, until);
      case RolloutEnded event -> over(event);
      case StopPulled(var scope, _) -> stops.add(scope);
      case StopLifted(var scope, _) -> stops.remove(scope);
      case TierPinned(var tier, var manifest, var until, _) -> {
        pins.put(tier, manifest);
        ends.put(tier, until.equals(Instant.MAX) ? NEVER : steady.plus(between(until)));
      }
      case TierUnpinned(var tier, _) -> unpinned(tier, entry.cause().actor());
      case ManifestProven(var tier, var manifest, _) ->
          proven.computeIfAbsent(tier, _ -> new HashSet<>()).add(manifest);
      default -> {}
    }
  }

  private void unpinned(TierName tier, Actor by) {
    boolean asked = by instanceof Actor.Person;
    I30.demand(asked || now.compareTo(ends.get(tier)) >= 0, "the pin of " + tier + " ran out");
    pins.remove(tier);
  }

  /// How long it is from the entry at hand to that instant.
  private Duration between(Instant until) {
    return Duration.between(wall, until);
  }

  private Noted noted(RolloutId id) {
    return rollouts.get(id);
  }

  private void planned(RolloutPlanned event) {
    var plan = event.plan();
    boolean rises = rollouts.isEmpty() || event.rollout().compareTo(rollouts.lastKey()) > 0;
    I3.demand(rises, event.rollout() + " is given twice");
    rollouts.put(event.rollout(), new Noted(plan, event.trigger(), now));
    event.verdicts().forEach((gate, verdict) -> gate(gate, verdict, event));
    if (event.trigger() == Trigger.AUTOMATIC && plan.kind() != Kind.ROLLBACK) {
      M35.demand(!mixed.contains(plan.tier()), plan.tier() + " is mixed and moves by itself");
      byItself(plan);
    }
  }

  /// What each gate must have said, by what is noted here (I18).
  private void gate(String gate, Verdict verdict, RolloutPlanned event) {
    var plan = event.plan();
    boolean open = verdict instanceof Verdict.Open;
    boolean may =
        switch (gate) {
          case "stop" -> stops.stream().noneMatch(stop -> whole(stop, plan.tier()));
          case "pin" -> !pins.containsKey(plan.tier()) || pins.get(plan.tier()).equals(plan.to());
          case "slot" -> !slots.containsKey(plan.tier());
          case "clean" -> known.allClean(plan.to());
          case "properties" -> known.unset(plan.to(), plan.set()).isEmpty();
          default -> open;
        };
    I18.demand(!open || may, gate + " is called open for " + event.rollout());
    boolean must = plan.kind() != Kind.ROLLBACK && !gate.equals("slot");
    I18.demand(open || !must, event.rollout() + " is planned past " + gate);
  }

  private static boolean whole(Scope stop, TierName tier) {
    return stop instanceof Scope.Everything || stop.equals(new Scope.OneTier(tier));
  }

  private void byItself(Plan plan) {
    boolean bar = barred.getOrDefault(plan.tier(), Set.of()).contains(plan.to());
    boolean back = wentBack.contains(plan.tier());
    boolean stays = known.spec(plan.tier()).latestOnly() ? bar : back;
    I16.demand(!stays, plan.tier() + " moves by itself to " + plan.to().brief());
  }

  private void started(RolloutId id) {
    var one = noted(id);
    var plan = one.plan;
    I12.demand(!slots.containsKey(plan.tier()), id + " starts beside " + slots.get(plan.tier()));
    I13.demand(one.phase == Phase.WAITING, id + " starts a second time");
    boolean asked = plan.kind() == Kind.ROLLBACK && one.trigger == Trigger.BY_HAND;
    I14.demand(asked || !stopped(plan), id + " starts while the stop is pulled");
    if (one.trigger == Trigger.AUTOMATIC && plan.kind() != Kind.ROLLBACK) {
      byItself(plan);
    }
    slots.put(plan.tier(), id);
    one.advance(1, now);
    ranks(one, id);
  }

  private void wave(RolloutId id, int wave) {
    var one = noted(id);
    I13.demand(wave == one.wave + 1, id + " skips from wave " + one.wave + " to " + wave);
    baked(id);
    boolean back = one.plan.kind() == Kind.ROLLBACK;
    I14.demand(
        back || !stopped(one.plan), id + " begins wave " + wave + " while the stop is pulled");
    one.advance(wave, now);
    ranks(one, id);
  }

  private void baked(RolloutId id) {
    var one = noted(id);
    I13.demand(one.phase == Phase.BAKING, id + " goes on from " + one.phase);
    I13.demand(now.compareTo(one.until) >= 0, id + " goes on before its bake is over");
  }

  /// What is needed has landed before what needs it begins.
  private void ranks(Noted one, RolloutId id) {
    if (one.plan.kind() == Kind.ROLLBACK) {
      return;
    }
    for (var part : one.plan.inWave(one.wave)) {
      for (var need : known.assembly(part.build()).needs()) {
        boolean landed = one.plan.part(need).isEmpty() || one.settled.contains(need);
        R2.demand(landed, "%s moves %s before its %s".formatted(id, part.assembly(), need));
      }
    }
  }

  private void landed(RolloutId id, int wave, Instant until) {
    var one = noted(id);
    I13.demand(one.phase == Phase.ADVANCING, id + " lands in " + one.phase);
    I13.demand(one.wave == wave, id + " lands wave " + wave + " in " + one.wave);
    one.phase = Phase.BAKING;
    one.until = now.plus(between(until));
  }

  private void hold(Noted one, HoldCause cause) {
    if (one.phase == Phase.BAKING || one.phase == Phase.SETTLING) {
      one.held(one.phase);
    }
    one.causes.add(cause);
  }

  /// The last cause that goes lets it go on where it was.
  private void cleared(Noted one, HoldCause cause) {
    one.causes.remove(cause);
    one.progress = now;
    if (one.phase == Phase.HELD && one.causes.isEmpty()) {
      one.phase = one.rest;
    }
  }

  private void undecided(Noted one, RolloutId id, Instant until) {
    asleep(one, id);
    one.causes.clear(); // whoever chooses chooses about all of them
    one.phase = Phase.UNDECIDED;
    one.until = now.plus(between(until));
  }

  /// Held for another cause than a stalled wave, it has no deadline (I51).
  private static void asleep(Noted one, RolloutId id) {
    boolean sleeps = one.phase == Phase.HELD && !one.causes.contains(HoldCause.STALLED);
    I51.demand(!sleeps, id + " is held for " + one.causes + " and its time ran out");
  }

  private void yielded(RolloutId id, RolloutId to) {
    var from = noted(id);
    if (noted(to).trigger == Trigger.AUTOMATIC) {
      asleep(from, id);
      back(from, noted(to));
    }
    from.phase = Phase.OVER;
    slots.remove(from.plan.tier(), id);
  }

  private void back(Noted from, Noted to) {
    var tier = from.plan.tier();
    I54.demand(from.plan.kind() != Kind.ROLLBACK, tier + " goes back from a way back");
    I54.demand(!from.plan.to().equals(to.plan.to()), tier + " goes back to the same");
    boolean was = proven.getOrDefault(tier, Set.of()).contains(to.plan.to());
    I54.demand(was, tier + " goes back by itself to what was never proven there");
    long today =
        rollouts.values().stream()
            .filter(one -> one.plan.tier().equals(tier) && one.plan.kind() == Kind.ROLLBACK)
            .filter(one -> one.trigger == Trigger.AUTOMATIC)
            .filter(one -> one.planned.compareTo(now.minusHours(24)) > 0)
            .count();
    boolean often = known.spec(tier).latestOnly();
    I54.demand(often || today <= 1, tier + " goes back by itself " + today + " times in a day");
    for (var part : from.plan.parts()) {
      var there = known.builds(to.plan.to()).get(part.assembly());
      var mark = known.assembly(part.build()).oneWay().mark();
      boolean open =
          mark.isEmpty() || (there != null && known.assembly(there).oneWay().mark().equals(mark));
      I54.demand(open, "there is no way back behind " + part.build());
    }
  }

  private void over(RolloutEnded event) {
    var one = noted(event.rollout());
    var tier = one.plan.tier();
    I13.demand(ended.add(event.rollout()), event.rollout() + " ends twice");
    slots.remove(tier, event.rollout());
    one.phase = Phase.OVER;
    switch (event.outcome()) {
      case ARRIVED -> {
        barred.computeIfAbsent(tier, _ -> new HashSet<>()).remove(one.plan.to());
        mixed.remove(tier);
        back(tier, one.plan.kind() == Kind.ROLLBACK);
      }
      case ROLLED_BACK, FAILED_UNCHANGED -> {
        if (one.plan.kind() == Kind.PROMOTE) {
          barred.computeIfAbsent(tier, _ -> new HashSet<>()).add(one.plan.to());
        }
        back(tier, true);
      }
      case MIXED -> {
        mixed.add(tier);
        back(tier, true);
      }
      case SUPERSEDED, WITHDRAWN -> {}
    }
  }

  private void back(TierName tier, boolean went) {
    if (went) {
      wentBack.add(tier);
    } else {
      wentBack.remove(tier);
    }
  }

  /// Every wave ends within its deadline, and whoever must choose is named in time (I50, I37).
  void bounded(Duration steady, Duration step) {
    rollouts.forEach((id, one) -> {
      boolean stalled = one.phase == Phase.HELD && one.causes.contains(HoldCause.STALLED);
      boolean runs = one.phase == Phase.ADVANCING || (stalled && one.rest == Phase.ADVANCING);
      var deadline = one.progress.plus(longest(one.plan)).plus(step);
      I50.demand(!runs || steady.compareTo(deadline) <= 0, id + " is beyond its deadline");
      boolean choice = one.phase == Phase.UNDECIDED;
      I37.demand(!choice || steady.compareTo(one.until.plus(step)) <= 0, id + " waits for nobody");
    });
  }

  private static Duration longest(Plan plan) {
    return plan.parts().stream()
        .map(part -> part.moving().noProgress())
        .max(Duration::compareTo)
        .orElse(Duration.ofMinutes(10));
  }

  private boolean stopped(Plan plan) {
    return plan.parts().stream()
        .anyMatch(
            part -> stops.stream().anyMatch(stop -> stop.covers(plan.tier(), part.assembly())));
  }

  Part part(RolloutId id, AssemblyName assembly) {
    return noted(id).plan.part(assembly).orElseThrow();
  }

  /// How many lives of that side the wave under way allows, of n (I48).
  long limit(RolloutId id, InstanceOrdered order, long n) {
    var one = noted(id);
    var part = part(id, order.name().assembly());
    var waves = one.plan.waves();
    boolean behind = one.phase == Phase.SETTLING || one.wave > waves.size();
    if (!order.side().equals(part.to()) || behind) {
      return Long.MAX_VALUE;
    }
    var wave = waves.get(Math.max(1, one.wave) - 1);
    if (part.rank() != wave.rank()) {
      return n;
    }
    var share = part.step(wave.step()).share();
    long limit = Known.up(share, n);
    boolean some =
        limit >= n && n >= 2 && !share.text().equals("100%") && share.text().endsWith("%");
    return some ? n - 1 : limit;
  }

  boolean bars(TierName tier, ManifestHash to) {
    return known.spec(tier).latestOnly() && barred.getOrDefault(tier, Set.of()).contains(to);
  }
}
