package hoops.engine.control;

import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.release.Manifest;
import hoops.engine.release.Whole;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.Trigger;
import hoops.engine.system.Governed;
import hoops.engine.system.Schedule;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierEvent.TierCameDue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Moves a tier by itself: to the newest whole set of clean builds of main, on the tier's own
/// rhythm (R9), and to its newest property set, since applying the file was the act (F17).
///
/// What is refused by a gate is tried again at the next beat; nothing starts by itself on a mixed
/// tier (M35), nor where somebody else is in line.
final class Following {
  private final Turn turn;
  private final Governed file;
  private final TierSpec spec;
  private final Tier tier;

  private Following(Turn turn, Governed file, TierSpec spec, Tier tier) {
    this.turn = turn;
    this.file = file;
    this.spec = spec;
    this.tier = tier;
  }

  /// Looks once. Where that changed nothing, it would not before the instant returned either, as
  /// long as the World is the same.
  static Instant of(Turn turn, Governed file, TierSpec spec) {
    var world = turn.world();
    var tier = world.tiers().find(spec.name());
    if (tier.isEmpty() || !idle(world, tier.get())) {
      return Instant.MAX;
    }
    var following = new Following(turn, file, spec, tier.get());
    following.look();
    return following.again();
  }

  /// When its rhythm comes round; at once while the set may change by time alone, since a build is
  /// awaited from outside.
  private Instant again() {
    if (spec.follows() != TierSpec.Follows.MAIN) {
      return Instant.MAX;
    }
    boolean awaits =
        turn.world().builds().open().stream()
            .map(build -> turn.world().builds().assembly(build.id()))
            .anyMatch(assembly -> assembly.filter(is -> is.recipe().here()).isEmpty());
    return awaits ? turn.now() : due().orElse(Instant.MAX);
  }

  private static boolean idle(World world, Tier tier) {
    TierName name = tier.name();
    return !tier.down()
        && tier.set() != null
        && !world.rollouts().mixed(name)
        && world.rollouts().underWay(name).isEmpty()
        && world.rollouts().inLine(name).isEmpty();
  }

  private void look() {
    boolean came = cameDue();
    switch (spec.follows()) {
      case MAIN -> newest(came).ifPresentOrElse(this::promote, this::properties);
      case RELEASE, NOTHING -> properties();
    }
  }

  /// Whether the tier's rhythm has come round; that it has is an entry, but for `at once`.
  private boolean cameDue() {
    if (spec.when() instanceof Schedule.AtOnce) {
      return true;
    }
    boolean came = due().filter(this::reached).isPresent();
    if (came) {
      turn.add(List.of(new TierCameDue(spec.name())));
    }
    return came;
  }

  /// When the rhythm comes round next; empty for one that has none.
  private Optional<Instant> due() {
    return switch (spec.when()) {
      case Schedule.AtOnce _, Schedule.ByHand _ -> Optional.empty();
      case Schedule.Every _, Schedule.Daily _, Schedule.Weekly _, Schedule.Cron _ ->
          spec.when().next(tier.due(), file.zone());
    };
  }

  private boolean reached(Instant due) {
    return !turn.now().isBefore(due);
  }

  /// The newest set, if the rhythm says so and the tier does not run it.
  private Optional<Manifest> newest(boolean due) {
    if (!due) {
      return Optional.empty();
    }
    var whole = Whole.newest(turn.world().builds(), file.repository().main(), turn.now());
    return whole instanceof Whole.Found(var manifest, var _) && !runs(manifest.hash())
        ? Optional.of(manifest)
        : Optional.empty();
  }

  private boolean runs(ManifestHash hash) {
    return tier.last().filter(last -> last.manifest().equals(hash)).isPresent();
  }

  private void promote(Manifest manifest) {
    if (!turn.world().rollouts().barred(spec.name(), manifest.hash())) {
      turn.addIfOpen(
          turn.world().manifests().making(manifest),
          deploy(manifest.hash(), Kind.PROMOTE, "follows " + file.repository().main()));
    }
  }

  private void properties() {
    var set = tier.set();
    var last = tier.last();
    if (set != null && last.isPresent() && !last.get().set().equals(set.id())) {
      turn.addIfOpen(
          List.of(), deploy(last.get().manifest(), Kind.PROPERTIES, "properties " + set.id()));
    }
  }

  private Deploy deploy(ManifestHash hash, Kind kind, String why) {
    return new Deploy(
        spec.name(), hash, kind, Trigger.AUTOMATIC, new Reason(why), new Ticket.Fresh());
  }
}
