package hoops.server.simulation;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PropertySetId;
import hoops.engine.RolloutId;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.build.BuildEvent.BuildCameClean;
import hoops.engine.build.BuildEvent.CommitSeen;
import hoops.engine.build.BuildEvent.TravelsRead;
import hoops.engine.build.Half;
import hoops.engine.fleet.CrewName;
import hoops.engine.release.ReleaseEvent.ManifestMade;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutEvent.PlanRenewed;
import hoops.engine.rollout.RolloutEvent.RolloutEnded;
import hoops.engine.rollout.RolloutEvent.RolloutPlanned;
import hoops.engine.rollout.RolloutEvent.RolloutStarted;
import hoops.engine.system.Assembly;
import hoops.engine.system.Governed;
import hoops.engine.system.SystemEvent.SystemApplied;
import hoops.engine.system.SystemRead;
import hoops.engine.system.SystemReader;
import hoops.engine.system.TierSpec;
import hoops.engine.system.Travels;
import hoops.engine.tier.TierEvent.AssemblyPlaced;
import hoops.engine.tier.TierEvent.ManifestPlaced;
import hoops.engine.tier.TierEvent.PropertySetMade;
import hoops.engine.tier.TierEvent.TierBroughtUp;
import hoops.engine.tier.TierEvent.TierPutDown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the history says of files, builds and sets, noted by the oracles themselves.
final class Known {
  private final Map<Digest, Travels> halves = new HashMap<>();
  private final Map<Integer, Digest> commits = new HashMap<>();
  private final Set<BuildId> clean = new HashSet<>();
  private final Map<ManifestHash, SortedMap<AssemblyName, BuildId>> sets = new HashMap<>();
  private final Map<TierName, ManifestHash> arrived = new HashMap<>();
  private final Map<PropertySetId, SortedMap<String, String>> values = new HashMap<>();
  private final Map<RolloutId, Plan> plans = new HashMap<>();
  private final Map<TierName, RolloutId> moving = new HashMap<>();
  private final Set<CrewName> fresh = new HashSet<>();
  private final Set<TierName> down = new HashSet<>();
  private Governed file = Governed.of("none", java.util.List.of());

  void see(Event event) {
    switch (event) {
      case SystemApplied applied -> file = governed(applied);
      case TravelsRead(var digest, var travels) -> halves.put(digest, travels);
      case CommitSeen(var commit) when commit.half() instanceof Half.Read(var digest) ->
          commits.put(commit.number(), digest);
      case BuildCameClean came ->
          Invariant.I11.demand(clean.add(came.build()), came.build() + " came clean twice");
      case ManifestMade(var hash, _, var builds) -> sets.put(hash, builds);
      case ManifestPlaced placed -> {
        arrived.put(placed.tier(), placed.manifest());
        fresh.removeIf(crew -> crew.tier().equals(placed.tier()));
      }
      case AssemblyPlaced placed -> fresh.add(new CrewName(placed.tier(), placed.assembly()));
      case RolloutPlanned planned -> plans.put(planned.rollout(), planned.plan());
      case PlanRenewed(var id, var plan) -> plans.put(id, plan);
      case RolloutStarted(var id) -> moving.put(plans.get(id).tier(), id);
      case RolloutEnded(var id, _, _) -> moving.values().remove(id);
      case PropertySetMade(var set, var own) -> values.put(set, own);
      case TierPutDown(var tier, _) -> down.add(tier);
      case TierBroughtUp(var tier, _) -> down.remove(tier);
      default -> {}
    }
  }

  private static Governed governed(SystemApplied applied) {
    return switch (SystemReader.read(applied.file())) {
      case SystemRead.Valid(var read) -> read.governed();
      case SystemRead.Wrong wrong ->
          throw new IllegalStateException("in force and wrong: " + wrong);
    };
  }

  TierSpec spec(TierName tier) {
    return file.tier(tier).orElseThrow();
  }

  /// How many of a crew are wanted: as many as the file says, and none where its tier is down, runs
  /// a set without it, or never got it, since the first rollout ended before it was placed.
  long wanted(CrewName crew) {
    return left(crew) || stranger(crew) ? 0 : spec(crew.tier()).instances(crew.assembly());
  }

  private boolean stranger(CrewName crew) {
    return !arrived.containsKey(crew.tier()) && !fresh.contains(crew) && !moves(crew);
  }

  /// Whether nothing of the crew is to run any more.
  boolean left(CrewName crew) {
    var runs = arrived.get(crew.tier());
    boolean gone =
        runs != null && !builds(runs).containsKey(crew.assembly()) && !fresh.contains(crew);
    return (gone && !moves(crew)) || down.contains(crew.tier());
  }

  private boolean moves(CrewName crew) {
    var rollout = moving.get(crew.tier());
    return rollout != null && plans.get(rollout).part(crew.assembly()).isPresent();
  }

  SortedMap<AssemblyName, BuildId> builds(ManifestHash set) {
    return sets.get(set);
  }

  Assembly assembly(BuildId build) {
    return halves.get(commits.get(build.number())).assembly(build.assembly()).orElseThrow();
  }

  boolean allClean(ManifestHash set) {
    return clean.containsAll(builds(set).values());
  }

  /// The properties that a set needs, that have no default, and of which the tier has no value.
  SortedSet<String> unset(ManifestHash set, PropertySetId of) {
    var unset = new TreeSet<String>();
    for (var build : builds(set).values()) {
      assembly(build)
          .properties()
          .forEach((name, type) -> {
            if (type.needed() && !values.get(of).containsKey(name)) {
              unset.add(name);
            }
          });
    }
    return unset;
  }

  /// Of n, rounded up.
  static long up(Share share, long n) {
    return switch (share) {
      case Share.Count(var number) -> Math.min(number, n);
      case Share.Percent(var percent) -> (percent * n + 99) / 100;
    };
  }

  /// What must stay up of n (M6).
  static long floor(long n) {
    return n == 0 ? 0 : n - Math.max(1, 33 * n / 100);
  }
}
