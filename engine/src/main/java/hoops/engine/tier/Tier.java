package hoops.engine.tier;

import hoops.engine.AssemblyName;
import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.property.PropertySet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// One tier as the journal knows it.
///
/// `addresses` are ports of this machine, given once. `sets` are its property sets by number, the
/// last one in force; none until the first is made. `placed` holds per assembly what it runs;
/// `history` the whole manifests that arrived, oldest first, the newest 200. `pin` is null while
/// the tier is not pinned.
public record Tier(
    TierName name,
    TreePMap<AssemblyName, Integer> addresses,
    TreePMap<Integer, PropertySet> sets,
    TreePMap<AssemblyName, Placement> placed,
    PVector<TierPlacement> history,
    @Nullable Pin pin,
    @Nullable GatewayLife gateway,
    Presence presence,
    Instant due) {

  /// Whether the tier is to run at all.
  public enum Presence {
    UP,
    /// Nothing of it runs, and nothing is lost: the same placements come back with it.
    DOWN
  }

  static Tier opened(TierName name, Instant due) {
    return new Tier(
        name,
        TreePMap.empty(),
        TreePMap.empty(),
        TreePMap.empty(),
        TreePVector.empty(),
        null,
        null,
        Presence.UP,
        due);
  }

  Tier addressed(AssemblyName assembly, int port) {
    return new Tier(
        name, addresses.plus(assembly, port), sets, placed, history, pin, gateway, presence, due);
  }

  Tier holding(PropertySet next) {
    return new Tier(
        name,
        addresses,
        sets.plus(next.id().number(), next),
        placed,
        history,
        pin,
        gateway,
        presence,
        due);
  }

  Tier placed(Placement placement) {
    return new Tier(
        name,
        addresses,
        sets,
        placed.plus(placement.assembly(), placement),
        history,
        pin,
        gateway,
        presence,
        due);
  }

  Tier remembering(PVector<TierPlacement> next) {
    return new Tier(name, addresses, sets, placed, next, pin, gateway, presence, due);
  }

  Tier pinned(@Nullable Pin next) {
    return new Tier(name, addresses, sets, placed, history, next, gateway, presence, due);
  }

  Tier gated(GatewayLife next) {
    return new Tier(name, addresses, sets, placed, history, pin, next, presence, due);
  }

  Tier in(Presence next) {
    return new Tier(name, addresses, sets, placed, history, pin, gateway, next, due);
  }

  Tier dueAt(Instant next) {
    return new Tier(name, addresses, sets, placed, history, pin, gateway, presence, next);
  }

  Tier shifted(Duration by) {
    var moved = pin != null && pin.runsOut() ? pin.shifted(by) : pin;
    return pinned(moved).dueAt(due.plus(by));
  }

  public boolean down() {
    return presence == Presence.DOWN;
  }

  /// The property set in force; null until the first one is made.
  public @Nullable PropertySet set() {
    return sets.isEmpty() ? null : sets.lastEntry().getValue();
  }

  /// The last whole manifest that arrived here; empty before the first. What instances run now may
  /// be mixed: placements per assembly say so.
  public Optional<TierPlacement> last() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  /// The newest manifest that was proven here and is not `other`; where an automatic way back leads
  /// (S26, S29).
  public Optional<TierPlacement> provenBut(ManifestHash other) {
    for (int i = history.size() - 1; i >= 0; i--) {
      var placement = history.get(i);
      if (placement.proven() && !placement.manifest().equals(other)) {
        return Optional.of(placement);
      }
    }
    return Optional.empty();
  }

  /// Whether this manifest was ever proven here (S26).
  public boolean proven(ManifestHash manifest) {
    return history.stream().anyMatch(one -> one.proven() && one.manifest().equals(manifest));
  }
}
