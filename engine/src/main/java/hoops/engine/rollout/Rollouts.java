package hoops.engine.rollout;

import hoops.engine.ManifestHash;
import hoops.engine.PlanId;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// All plans and rollouts. Immutable.
///
/// Of ended rollouts and of plans the newest 500 each are kept; the journal has them all. `mixed`
/// names, for a tier that is mixed, the rollout that left it so. `barred` are manifests that no
/// automatic move takes a `latest-only` tier to (S29), oldest first.
public record Rollouts(
    TreePMap<RolloutId, Rollout> byId,
    TreePMap<PlanId, Plan> plans,
    TreePMap<TierName, RolloutId> mixed,
    TreePMap<TierName, PVector<ManifestHash>> barred) {
  public static final Rollouts NONE =
      new Rollouts(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  public Optional<Rollout> find(RolloutId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The rollout of that id, which is there; anything else is a bug.
  public Rollout rollout(RolloutId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no rollout " + id));
  }

  public Optional<Plan> plan(PlanId id) {
    return Optional.ofNullable(plans.get(id));
  }

  /// The one that holds the tier's slot (I12).
  public Optional<Rollout> underWay(TierName tier) {
    return of(tier).stream().filter(Rollout::underWay).findFirst();
  }

  /// All that hold a slot, oldest first.
  public List<Rollout> underWay() {
    return byId.values().stream().filter(Rollout::underWay).toList();
  }

  /// The one that waits for the tier's slot (S16).
  public Optional<Rollout> inLine(TierName tier) {
    return of(tier).stream().filter(one -> one.state() instanceof RolloutState.Waiting).findFirst();
  }

  /// Those of a tier, newest first.
  public List<Rollout> of(TierName tier) {
    return byId.descendingMap().values().stream().filter(one -> one.tier().equals(tier)).toList();
  }

  /// The newest of a tier that began, ended or not.
  public Optional<Rollout> last(TierName tier) {
    return of(tier).stream()
        .filter(one -> !(one.state() instanceof RolloutState.Waiting))
        .findFirst();
  }

  /// Whether a rollout left the tier with builds that are no manifest.
  public boolean mixed(TierName tier) {
    return mixed.containsKey(tier);
  }

  /// Whether the last that moved the tier was a way back, or failed (I16).
  public boolean wentBack(TierName tier) {
    return of(tier).stream()
        .filter(Rollout::moved)
        .findFirst()
        .filter(one -> one.plan().kind() == Kind.ROLLBACK || !one.arrived())
        .isPresent();
  }

  /// Whether no automatic move may take the tier to this manifest (S29, gate *settled*).
  public boolean barred(TierName tier, ManifestHash manifest) {
    return barred.getOrDefault(tier, TreePVector.empty()).contains(manifest);
  }

  /// The id that the next rollout gets.
  public RolloutId next() {
    return new RolloutId(byId.isEmpty() ? 1 : byId.lastKey().number() + 1);
  }

  /// The id that the next plan gets.
  public PlanId nextPlan() {
    return new PlanId(plans.isEmpty() ? 1 : plans.lastKey().number() + 1);
  }

  /// The wall clock was set by this much: every stored instant moves along (I30).
  public Rollouts shifted(Duration by) {
    return Shift.of(this, by);
  }

  /// The rollouts after this event, which follows on all that they hold.
  public Rollouts after(RolloutEvent event, Stamp stamp) {
    return Moved.after(this, event, stamp);
  }
}
