package hoops.engine.control;

import hoops.engine.AssemblyName;
import hoops.engine.ManifestHash;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.gate.Candidate;
import hoops.engine.gate.Gates;
import hoops.engine.gate.Move;
import hoops.engine.gate.Seen;
import hoops.engine.gate.Standing;
import hoops.engine.gate.Verdicts;
import hoops.engine.release.Choice;
import hoops.engine.release.Manifest;
import hoops.engine.release.What;
import hoops.engine.rollout.Ground;
import hoops.engine.rollout.RolloutState;
import hoops.engine.rollout.Rollouts;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Slot;
import hoops.engine.tier.Tier;
import hoops.engine.watch.ProblemRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What gates and choices look at, gathered from a World: the one evaluator's eyes, for deciding
/// and for every surface that shows why.
public final class Sight {
  private final World world;
  private final Instant now;

  public Sight(World world, Instant now) {
    this.world = world;
    this.now = now;
  }

  /// Every gate of the tier for this candidate. IllegalArgumentException for a tier that the system
  /// file in force does not name.
  public Verdicts gates(TierName tier, Candidate candidate, Move move) {
    var spec = spec(tier);
    return Gates.ask(
        new Seen(
            spec,
            world.tiers().tier(tier),
            move,
            candidate,
            slot(world.rollouts(), tier),
            standing(tier),
            world.tiers().stops(tier),
            world.builds(),
            world.people()));
  }

  /// What the rules of rollouts look at; empty while no system file is in force.
  static Optional<Ground> ground(World world) {
    return world
        .systems()
        .inForce()
        .map(version ->
            new Ground(
                version.governed(),
                world.builds(),
                world.manifests(),
                world.tiers(),
                world.fleet(),
                world.problems(),
                ProblemRules.owner(world.people()),
                (tier, manifest, kind, now) -> new Sight(world, now).verdicts(tier, manifest)));
  }

  /// Barred manifests are passed over by [Following]; a person may still ask for one.
  private SortedMap<String, Verdict> verdicts(TierName tier, ManifestHash hash) {
    var manifest = world.manifests().manifest(hash).orElseThrow();
    var verdicts = new TreeMap<String, Verdict>();
    gates(tier, candidate(manifest), Move.BY_HAND)
        .answers()
        .forEach(answer -> verdicts.put(answer.gate(), answer.verdict()));
    return verdicts;
  }

  /// What the words name for that tier, here and now.
  public Choice choice(What what, TierName tier) {
    var running = new TreeMap<TierName, Manifest>();
    world
        .tiers()
        .byName()
        .forEach((name, one) -> whole(one).ifPresent(is -> running.put(name, is)));
    return Choice.of(
        what, tier, new Choice.Seen(world.builds(), world.manifests(), running, branch(), now));
  }

  /// The set as the gates see it: with what of it is no longer kept.
  public Candidate candidate(Manifest manifest) {
    var gone = new TreeSet<AssemblyName>();
    manifest
        .builds()
        .forEach((assembly, build) -> {
          if (world.builds().build(build).isEmpty() || world.builds().gone(build).isPresent()) {
            gone.add(assembly);
          }
        });
    return new Candidate.Chosen(manifest, gone);
  }

  /// The candidate that a choice is; without a set, why there is none.
  public Candidate candidate(Choice choice) {
    return switch (choice) {
      case Choice.Chosen(var manifest, var _) -> candidate(manifest);
      case Choice.None(var refusal) -> new Candidate.Incomplete(List.of(refusal.why()));
    };
  }

  /// The manifest that the tier runs as a whole; empty before the first, and while it is mixed.
  public Optional<Manifest> whole(Tier tier) {
    return world.rollouts().mixed(tier.name())
        ? Optional.empty()
        : tier.last().flatMap(last -> world.manifests().manifest(last.manifest()));
  }

  /// The branch that *main* means.
  public String branch() {
    return world
        .systems()
        .inForce()
        .map(version -> version.governed().repository().main())
        .orElse("main");
  }

  private TierSpec spec(TierName tier) {
    return world
        .systems()
        .inForce()
        .flatMap(version -> version.governed().tier(tier))
        .orElseThrow(() -> new IllegalArgumentException("no tier " + tier));
  }

  private Standing standing(TierName tier) {
    Map<ManifestHash, RolloutId> barred = new TreeMap<>();
    for (var rollout : world.rollouts().of(tier).reversed()) {
      if (world.rollouts().barred(tier, rollout.plan().to())) {
        barred.put(rollout.plan().to(), rollout.id());
      }
    }
    var proof =
        world
            .tiers()
            .tier(tier)
            .last()
            .map(last -> last.proven() ? Standing.Proof.PROVEN : Standing.Proof.FAILED)
            .orElse(Standing.Proof.NOTHING);
    return new Standing(proof, barred);
  }

  /// The tier's slot, by the rollout that holds it.
  static Slot slot(Rollouts rollouts, TierName tier) {
    return rollouts
        .underWay(tier)
        .<Slot>map(one -> new Slot.Taken(one.id(), doing(one.state())))
        .orElseGet(Slot.Free::new);
  }

  /// The state of a rollout as people read it.
  public static String doing(RolloutState state) {
    return switch (state) {
      case RolloutState.Waiting _ -> "waiting";
      case RolloutState.Advancing(var wave) -> "advancing, wave " + wave;
      case RolloutState.Holding(var wave, _) -> "holding, wave " + wave;
      case RolloutState.Baking(var wave, _) -> "baking, wave " + wave;
      case RolloutState.Held held -> "held in wave " + held.wave();
      case RolloutState.Undecided _ -> "undecided";
      case RolloutState.Yielded(var to) -> "yielded to " + to;
      case RolloutState.Settling _ -> "settling";
      case RolloutState.Finished finished -> "ended";
    };
  }
}
