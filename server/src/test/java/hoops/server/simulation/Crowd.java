package hoops.server.simulation;

import hoops.engine.AssemblyName;
import hoops.engine.ManifestHash;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.fleet.FleetCommand.Restart;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutCommand;
import hoops.engine.rollout.RolloutCommand.Asked;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.Trigger;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierCommand.BringUp;
import hoops.engine.tier.TierCommand.LiftStop;
import hoops.engine.tier.TierCommand.PinTier;
import hoops.engine.tier.TierCommand.PullStop;
import hoops.engine.tier.TierCommand.PutDown;
import hoops.engine.tier.TierCommand.UnpinTier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The people of a seed: they commit, deploy, hold, abort, pin, stop, and change the file, whenever
/// they like.
final class Crowd {
  private final Stage stage;
  private final SplittableRandom chance;

  Crowd(Stage stage, SplittableRandom chance) {
    this.stage = stage;
    this.chance = chance;
  }

  List<TierName> tiers() {
    return stage.text().tiers().stream().map(TierName::new).toList();
  }

  int commits(Collection<String> touched) {
    return stage.commit(touched.toArray(String[]::new));
  }

  /// One act of one person on one tier.
  void verb() {
    var tier = tiers().get(chance.nextInt(2));
    var running = stage.world().rollouts().last(tier).map(Rollout::id).orElse(new RolloutId(999));
    var why = Stage.WHY;
    switch (chance.nextInt(17)) {
      case 0, 1 -> stage.ask(new RolloutCommand.Hold(running, why));
      case 2, 3 -> stage.ask(new RolloutCommand.Resume(running, List.of(), why));
      case 4 -> stage.ask(new RolloutCommand.Retry(running, why));
      case 5 -> stage.ask(new RolloutCommand.Abort(running, why));
      case 6 -> stage.ask(new PullStop(scope(tier), why));
      case 7, 8 ->
          stage.world().tiers().stops().forEach(stop -> stage.ask(new LiftStop(stop.scope(), why)));
      case 9 ->
          proven(tier)
              .ifPresent(to -> stage.ask(new RolloutCommand.RollBack(tier, to, asked(), why)));
      case 10 -> last(tier).ifPresent(on -> stage.ask(new PinTier(tier, on, Instant.MAX, why)));
      case 11 -> stage.ask(new UnpinTier(tier, why));
      case 12 ->
          some(stage.troupe().lives())
              .ifPresent(life -> stage.askTwice(new Restart(life.id(), why)));
      case 13 -> stage.ask(new PutDown(tier, why));
      case 14 -> tiers().forEach(down -> stage.ask(new BringUp(down, why)));
      default -> deploy(tier);
    }
  }

  private Asked asked() {
    return chance.nextBoolean() ? Asked.ONCE : Asked.TWICE;
  }

  private Scope scope(TierName tier) {
    return switch (chance.nextInt(3)) {
      case 0 -> new Scope.Everything();
      case 1 -> new Scope.OneTier(tier);
      default ->
          new Scope.OneAssembly(
              tier,
              new AssemblyName(
                  some(List.copyOf(stage.text().assemblies().keySet())).orElseThrow()));
    };
  }

  private Optional<ManifestHash> last(TierName tier) {
    return stage.world().tiers().find(tier).flatMap(one -> one.last()).map(one -> one.manifest());
  }

  private Optional<ManifestHash> proven(TierName tier) {
    return stage
        .world()
        .tiers()
        .find(tier)
        .flatMap(one ->
            some(one.history().stream().filter(was -> was.proven()).toList())
                .map(is -> is.manifest()));
  }

  private void deploy(TierName tier) {
    some(List.copyOf(stage.world().manifests().all()))
        .ifPresent(to -> {
          var hash = to.hash();
          if (chance.nextInt(3) == 0) {
            stage.ask(new RolloutCommand.PlanDeploy(tier, hash, Kind.PROMOTE));
          }
          var plans = stage.world().rollouts().plans();
          boolean numbered = chance.nextBoolean() && !plans.isEmpty();
          var plan = numbered ? plans.lastEntry().getValue() : null;
          var command =
              new RolloutCommand.Deploy(
                  plan == null ? tier : plan.tier(),
                  plan == null ? hash : plan.to(),
                  plan == null ? Kind.PROMOTE : plan.kind(),
                  Trigger.BY_HAND,
                  Stage.WHY,
                  plan == null ? new Ticket.Fresh() : new Ticket.Numbered(plan.id()));
          if (chance.nextInt(4) == 0) {
            stage.askTwice(command);
          } else {
            stage.ask(command);
          }
        });
  }

  /// Another number of instances, an assembly more, or one fewer that nobody needs.
  void file(List<String> names) {
    var text = stage.text();
    var has = List.copyOf(text.assemblies().keySet());
    switch (chance.nextInt(4)) {
      case 0 -> {
        var lacks = names.stream().filter(name -> !has.contains(name)).toList();
        some(lacks)
            .ifPresent(more -> {
              stage.apply(text.with(more, "", chance.nextInt(4)));
              commits(List.of(more));
            });
      }
      case 1 -> {
        var gone = has.getLast();
        boolean needed = text.assemblies().values().stream().anyMatch(line -> line.contains(gone));
        if (has.size() > 2 && !needed) {
          stage.apply(text.without(gone));
          commits(List.of(has.getFirst()));
        }
      }
      default -> some(has).ifPresent(name -> stage.apply(text.count(name, chance.nextInt(6))));
    }
  }

  private <T> Optional<T> some(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
  }
}
