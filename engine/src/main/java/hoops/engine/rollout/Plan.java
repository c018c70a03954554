package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import hoops.engine.Digest;
import hoops.engine.ManifestHash;
import hoops.engine.PlanId;
import hoops.engine.PropertySetId;
import hoops.engine.TierName;
import java.util.List;
import java.util.Optional;

/// What a deploy would change, numbered, and bound to what it saw.
///
/// `parts` are the assemblies that would move, in the order of their names; none where nothing
/// would. Two plans are the same if their [#hash] is: it leaves out the number and the time (S38).
public record Plan(
    PlanId id,
    TierName tier,
    Kind kind,
    Origin from,
    ManifestHash to,
    PropertySetId set,
    List<Part> parts) {
  public Plan {
    parts = List.copyOf(parts);
  }

  /// All waves in their order: rank after rank, the needed first; a rollback the other way (M13).
  public List<Wave> waves() {
    return Waves.of(this);
  }

  /// The parts that take part in this wave, the first being 1.
  public List<Part> inWave(int wave) {
    var rank = waves().get(wave - 1).rank();
    return parts.stream().filter(part -> part.rank() == rank).toList();
  }

  public Optional<Part> part(AssemblyName assembly) {
    return parts.stream().filter(part -> part.assembly().equals(assembly)).findFirst();
  }

  /// What it would do, as one number.
  public Digest hash() {
    return PlanText.hash(this);
  }

  Plan numbered(PlanId number) {
    return new Plan(number, tier, kind, from, to, set, parts);
  }
}
