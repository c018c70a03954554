package hoops.server.simulation;

import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.FleetCommand;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Platform;
import hoops.engine.fleet.Sighting;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutCommand;
import hoops.engine.rollout.RolloutState.Advancing;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.rollout.Trigger;
import hoops.engine.rollout.Yard;
import hoops.engine.system.Moving;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierEvent;
import hoops.server.platforms.rehearsal.Act;
import hoops.server.platforms.rehearsal.RehearsalPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// One seed: the engine's chapters, a platform that pretends, virtual time, and everything that may
/// go wrong, in one thread. The same seed gives the same run.
final class Simulation {
  private record Due(Instant at, long number, Runnable act) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Reason WHY = new Reason("a seed says so");

  private final SplittableRandom chance;
  private final Odds odds;
  private final List<TierName> tiers = new ArrayList<>();
  private final Yard yard;
  private final Oracle oracle;
  private final RehearsalPlatform platform;
  private final Map<InstanceId, Integer> begun = new TreeMap<>();
  private final Map<InstanceId, Instant> asked = new TreeMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final List<ManifestHash> manifests = new ArrayList<>();
  private final TreeSet<Integer> kills = new TreeSet<>();
  private final StringBuilder trace = new StringBuilder();
  private Instant real = Yard.NOON;
  private Instant blindUntil = Instant.MIN;
  private Epoch highest = new Epoch(0);
  private long number;
  private boolean healed;

  Simulation(long seed) {
    chance = new SplittableRandom(seed);
    odds = seed == 0 ? Odds.calm() : Odds.drawn(chance);
    var specs = new ArrayList<TierSpec>();
    for (var name : List.of("dusk", "dawn")) {
      specs.add(spec(TierSpec.of(new TierName(name), TierSpec.Follows.MAIN)));
    }
    specs.add(spec(TierSpec.of(new TierName("q-9"), TierSpec.Follows.NOTHING)));
    specs.forEach(spec -> tiers.add(spec.name()));
    yard = new Yard(specs, "web>query>index", "mill");
    platform = new RehearsalPlatform(() -> real, this::act);
    oracle = new Oracle(this::wanted, this::surge);
    yard.journal().forEach(oracle::see);
    yard.watch(entry -> {
      trace.append(entry.position()).append(' ').append(entry.at()).append(' ');
      trace.append(entry.event()).append('\n');
      oracle.see(entry);
    });
  }

  private TierSpec spec(TierSpec spec) {
    var moving =
        new Moving(
            List.of(new Share.Percent(10), new Share.Percent(50), new Share.Percent(100)),
            chance.nextBoolean() ? new Share.Percent(33) : new Share.Count(chance.nextInt(2)),
            new Share.Count(0),
            List.of(Moving.RedGreen.values()).get(chance.nextInt(4)),
            Moving.Judge.HEALTH,
            Moving.Bake.of(Duration.ofSeconds(6)),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ZERO);
    return spec.with(moving).with(TierSpec.Counts.each(1 + chance.nextInt(5)));
  }

  /// A bad build crashes, never gets ready, is slow, or falls ill.
  private Act act(InstanceSpec spec) {
    begun.merge(spec.id(), 1, Integer::sum);
    Oracle.check(begun.get(spec.id()) == 1, "I9", "began twice: " + spec.id(), real);
    var own = new SplittableRandom(spec.build().number() * 31L + 7);
    var well =
        Act.SERVES
            .launching(Duration.ofMillis(chance.nextInt(900)))
            .readyAfter(Duration.ofMillis(900L + chance.nextInt(2000)));
    var slow = well.with(Act.Heed.HEEDS, Duration.ofMillis(chance.nextInt(3000)));
    if (healed || own.nextInt(1000) >= odds.bad()) {
      return slow;
    }
    return switch (own.nextInt(4)) {
      case 0 -> slow.endingWith(7, Duration.ofMillis(500L + own.nextInt(9000)));
      case 1 -> slow.readyAfter(Act.NEVER);
      case 2 -> slow.readyAfter(Duration.ofSeconds(own.nextInt(40)));
      default -> slow.sickFrom(Duration.ofSeconds(2L + own.nextInt(30)));
    };
  }

  long wanted(CrewName crew) {
    return yard.governed().tier(crew.tier()).orElseThrow().instances(crew.assembly());
  }

  private long surge(CrewName crew) {
    var moving = yard.governed().tier(crew.tier()).orElseThrow().moving(crew.assembly());
    long surge = moving.surge().up(wanted(crew));
    return surge == 0
        ? 0
        : Math.max(surge, (33 * wanted(crew) + 99) / 100); // M33: a third at a time
  }

  /// Runs the whole seed; answers the digest of its history.
  Digest run() {
    for (int step = 0; step < 240; step++) {
      misfortune();
      people();
      step();
    }
    heal();
    for (int step = 0, quiet = 0; step < 1500 && quiet < 70; step++) {
      if (step % 60 == 0) {
        decide();
      }
      int before = yard.journal().size();
      step();
      boolean still =
          yard.journal().size() == before && yard.state().rollouts().underWay().isEmpty();
      quiet = still ? quiet + 1 : 0;
    }
    converged();
    replays();
    return Digest.of(trace.toString());
  }

  private void step() {
    real = real.plus(STEP);
    yard.pass(STEP);
    deliver();
    look();
    if (hits(100)) {
      still();
    }
    int before = yard.journal().size();
    yard.tick();
    Oracle.check(yard.journal().size() - before <= 400, "I48", "too much in one tick", real);
    if (!dies()) {
      carry();
    }
    bounded();
  }

  /// Deploys one build of everything to every tier, well, and dies at each of these entries: behind
  /// the append, before anything of it is carried. Answers what runs in the end.
  String calm(List<Integer> deaths) {
    kills.addAll(deaths);
    manifests.add(yard.manifest(1));
    manifests.add(yard.manifest(2));
    for (var to : manifests) {
      for (var tier : tiers) {
        yard.ask(
            new RolloutCommand.Deploy(
                tier, to, Kind.PROMOTE, Trigger.BY_HAND, WHY, new RolloutCommand.Ticket.Fresh()));
      }
      for (int step = 0; step < 600 && (step < 5 || moves()); step++) {
        step();
      }
    }
    converged();
    replays();
    var runs = new StringBuilder();
    yard.state()
        .fleet()
        .living()
        .forEach(life -> runs.append(life.id().name()).append(life.side()));
    return runs.toString();
  }

  private boolean moves() {
    var owed = yard.owed();
    return !yard.state().rollouts().underWay().isEmpty()
        || !owed.starts().isEmpty()
        || !owed.stops().isEmpty()
        || yard.state().fleet().living().anyMatch(life -> !life.ready());
  }

  int entries() {
    return yard.journal().size();
  }

  private boolean dies() {
    boolean dies = false;
    while (!kills.isEmpty() && yard.journal().size() >= kills.first()) {
      kills.pollFirst();
      yard.restart();
      dies = true;
    }
    return dies;
  }

  private void deliver() {
    while (!due.isEmpty() && !due.peek().at().isAfter(real)) {
      due.poll().act().run();
    }
  }

  /// Late, twice and out of order, as the odds say.
  private void later(Runnable act) {
    int times = hits(odds.late()) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      long delay = hits(odds.late()) ? chance.nextInt(45_000) : chance.nextInt(300);
      due.add(new Due(real.plusMillis(delay), number++, act));
    }
  }

  private void carry() {
    var owed = yard.owed();
    var epoch = yard.epoch();
    for (var life : owed.starts()) {
      if (again(life.id())) {
        later(() -> start(epoch, life));
      }
    }
    for (var id : owed.stops()) {
      if (again(id)) {
        later(() -> stop(epoch, id));
      }
    }
  }

  /// Owed work is asked for again every five seconds until it is seen.
  private boolean again(InstanceId id) {
    var last = asked.get(id);
    boolean again = last == null || last.plusSeconds(5).isBefore(real);
    if (again) {
      asked.put(id, real);
    }
    return again;
  }

  private void start(Epoch epoch, Instance life) {
    Oracle.check(oracle.knows(life.id()), "I7", "a start without an entry", life);
    call(epoch, () -> platform.start(epoch, specOf(life)));
  }

  private void stop(Epoch epoch, InstanceId id) {
    Oracle.check(oracle.told(id), "I7", "a stop without an entry", id);
    call(epoch, () -> platform.stop(epoch, id));
  }

  private void call(Epoch epoch, Runnable call) {
    try {
      call.run();
      Oracle.check(epoch.compareTo(highest) >= 0, "I8", "an older epoch acted", epoch);
      highest = epoch;
    } catch (Platform.StaleEpoch stale) {
      Oracle.check(epoch.compareTo(highest) < 0, "I8", "the newest epoch was refused", stale);
    }
  }

  private static InstanceSpec specOf(Instance life) {
    return new InstanceSpec(
        life.id(),
        "logs",
        life.side().build(),
        Digest.of("artifact"),
        new InstanceSpec.Packing.File("a.jar"),
        List.of(),
        List.of("http"),
        new TreeMap<>(),
        new InstanceSpec.Properties(life.side().set().text(), Map.of(), Map.of()),
        new InstanceSpec.Stop("TERM", Duration.ofSeconds(3)),
        new InstanceSpec.Limits(1, 1));
  }

  /// One look at the platform and at every check; what it saw arrives when it arrives.
  private void look() {
    var taken = yard.now();
    var looks = new ArrayList<Observed>();
    boolean blind = real.isBefore(blindUntil);
    var seen = new TreeMap<InstanceId, Observation>();
    platform.observe(highest).forEach(one -> seen.put(one.id(), one));
    for (var id : seen.keySet()) {
      boolean lives = platform.programs(id) > 0;
      Oracle.check(!lives || oracle.knows(id), "I10", "a stranger", id);
    }
    yard.state()
        .fleet()
        .living()
        .forEach(life -> {
          var sighting =
              blind
                  ? new Sighting.Silence(new Reason("cut off"))
                  : seen.containsKey(life.id())
                      ? platform.health(life.id())
                      : new Sighting.Absent();
          looks.add(new Observed(life.id(), sighting, taken));
        });
    seen.forEach((id, one) -> {
      if (one instanceof Observation.Ended(_, _, var exit) && !blind) {
        looks.removeIf(look -> look.id().equals(id));
        looks.add(new Observed(id, new Sighting.Gone(exit), taken));
      }
    });
    later(() -> yard.ask(new FleetCommand.Looked(looks)));
  }

  private void misfortune() {
    if (hits(odds.kill())) {
      yard.restart();
    }
    if (hits(odds.jump())) {
      yard.jump(Duration.ofDays(chance.nextBoolean() ? 3650 : -3650));
    }
    if (hits(odds.silence())) {
      blindUntil = real.plusSeconds(chance.nextInt(60));
    }
    if (hits(odds.crash())) {
      some().ifPresent(life -> platform.crash(life.id(), 9));
    }
    if (hits(odds.lose())) {
      some().ifPresent(life -> platform.lose(life.id()));
    }
  }

  private java.util.Optional<Instance> some() {
    var lives = yard.state().fleet().living().toList();
    return lives.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(lives.get(chance.nextInt(lives.size())));
  }

  private void people() {
    if (hits(odds.deploy())) {
      deploy();
    }
    if (hits(odds.verb())) {
      verb();
    }
  }

  private void deploy() {
    if (manifests.isEmpty() || hits(600)) {
      manifests.add(yard.manifest(manifests.size() + 1, builds()));
    }
    var tier = tiers.get(chance.nextInt(tiers.size()));
    var to = manifests.get(Math.max(0, manifests.size() - 1 - chance.nextInt(3)));
    var trigger = chance.nextInt(3) == 0 ? Trigger.BY_HAND : Trigger.AUTOMATIC;
    var command =
        new RolloutCommand.Deploy(
            tier, to, Kind.PROMOTE, trigger, WHY, new RolloutCommand.Ticket.Fresh());
    yard.ask(command);
    if (hits(200)) {
      yard.ask(command);
    }
  }

  private Map<AssemblyName, Integer> builds() {
    var builds = new TreeMap<AssemblyName, Integer>();
    int next = manifests.size() + 1;
    for (var name : List.of("web", "query", "index", "mill")) {
      builds.put(new AssemblyName(name), chance.nextBoolean() ? next : 1 + chance.nextInt(next));
    }
    return builds;
  }

  private void verb() {
    var tier = tiers.get(chance.nextInt(tiers.size()));
    var running = yard.state().rollouts().last(tier).map(Rollout::id).orElse(new RolloutId(999));
    switch (chance.nextInt(10)) {
      case 0 -> yard.ask(new RolloutCommand.Hold(running, WHY));
      case 1, 2 -> yard.ask(new RolloutCommand.Resume(running, List.of(), WHY));
      case 3 -> yard.ask(new RolloutCommand.Retry(running, WHY));
      case 4 -> abort(running);
      case 5 -> yard.happen(List.of(new TierEvent.StopPulled(new Scope.OneTier(tier), WHY)));
      case 6 -> yard.happen(List.of(new TierEvent.StopLifted(new Scope.OneTier(tier), WHY)));
      case 7 ->
          yard.state()
              .tiers()
              .tier(tier)
              .last()
              .ifPresent(last ->
                  yard.ask(
                      new RolloutCommand.RollBack(
                          tier, last.manifest(), RolloutCommand.Asked.ONCE, WHY)));
      case 8 ->
          yard.govern(
              yard.governed()
                  .tier(tier)
                  .orElseThrow()
                  .with(TierSpec.Counts.each(chance.nextInt(6))));
      default -> some().ifPresent(life -> yard.ask(new FleetCommand.Restart(life.id(), WHY)));
    }
  }

  private void abort(RolloutId id) {
    var decision = yard.ask(new RolloutCommand.Abort(id, WHY));
    boolean known = yard.state().rollouts().find(id).isPresent();
    Oracle.check(!known || !(decision instanceof Decision.Refused), "I23", "abort refused", id);
  }

  /// What broke is mended: from here on everything must come to rest.
  private void heal() {
    healed = true;
    blindUntil = Instant.MIN;
    for (var tier : tiers) {
      yard.happen(List.of(new TierEvent.StopLifted(new Scope.OneTier(tier), WHY)));
    }
    yard.restart();
  }

  /// Whoever is named chooses: what needs a person goes back or is given up.
  private void decide() {
    for (var one : yard.state().rollouts().underWay()) {
      if (one.state() instanceof Undecided || one.state() instanceof Held) {
        abort(one.id());
      }
    }
  }

  private void converged() {
    for (var one : yard.state().rollouts().byId().values()) {
      Oracle.check(one.ended(), "I36", "still " + one.state() + " after healing", one.id());
    }
    for (var tier : yard.state().tiers().byName().values()) {
      for (var placement : tier.placed().values()) {
        var crew = new CrewName(tier.name(), placement.assembly());
        long alive =
            platform.observe(highest).stream()
                .filter(one -> Oracle.crew(one.id()).equals(crew))
                .filter(one -> one instanceof Observation.Running)
                .count();
        Oracle.check(alive == wanted(crew), "I36", alive + " of " + wanted(crew) + " run", crew);
      }
    }
    Oracle.check(yard.owed().starts().isEmpty(), "I47", "starts are still owed", yard.owed());
    Oracle.check(yard.owed().stops().isEmpty(), "I47", "stops are still owed", yard.owed());
  }

  private void replays() {
    Oracle.check(
        Yard.State.replayed(yard.journal()).equals(yard.state()), "I1", "replay differs", real);
  }

  /// Twice the same look is the same answer (I47).
  private void still() {
    Oracle.check(yard.wouldTick().equals(yard.wouldTick()), "I47", "two answers", real);
  }

  /// Nothing is stuck: every wave ends within its deadline, every choice has a person (I37, I50).
  private void bounded() {
    for (var one : yard.state().rollouts().underWay()) {
      if (one.state() instanceof Advancing) {
        var deadline = one.progress().last().plusSeconds(60).plus(STEP.multipliedBy(2));
        Oracle.check(!yard.now().isAfter(deadline), "I50", "beyond its deadline", one.id());
      }
      if (one.state() instanceof Undecided undecided) {
        boolean named = !yard.now().isAfter(undecided.until().plus(STEP.multipliedBy(2)));
        Oracle.check(named, "I37", "nobody is named any more", one.id());
      }
    }
    for (var tier : tiers) {
      long running =
          yard.state().rollouts().underWay().stream()
              .filter(one -> one.tier().equals(tier))
              .count();
      Oracle.check(running <= 1, "I12", running + " rollouts", tier);
    }
  }

  private boolean hits(int ofThousand) {
    return chance.nextInt(1000) < ofThousand;
  }

  String tail() {
    return trace.substring(Math.max(0, trace.length() - 6000));
  }
}
