package hoops.engine.control;

import hoops.engine.BuildId;
import hoops.engine.ManifestHash;
import hoops.engine.build.Build;
import hoops.engine.build.BuildState;
import hoops.engine.build.Commit;
import hoops.engine.fleet.Vacancy;
import hoops.engine.release.Whole;
import hoops.engine.rollout.Origin;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.Rollout;
import hoops.engine.system.Governed;
import hoops.engine.tier.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/// Which builds something refers to, so that their artifacts must stay (R57, I22).
///
/// Those that run or are to run anywhere; what each tier runs, was proven with last and would go
/// back to; what is pinned, planned or moved; the newest clean build of each assembly on each
/// branch, and the newest whole set of each. Beside these, for as long as the file says: what a
/// protected tier ran, and what any other tier ran, a rollout moved, became a manifest or was
/// built.
///
/// One thread; thrown away when it was read.
final class References {
  private final World world;
  private final Governed file;
  private final Instant now;
  private final Set<BuildId> builds = new HashSet<>();

  References(World world, Governed file, Instant now) {
    this.world = world;
    this.file = file;
    this.now = now;
  }

  Set<BuildId> builds() {
    fleet();
    world.tiers().byName().values().forEach(this::tier);
    var since = now.minus(file.retention().builds());
    world.rollouts().byId().values().stream()
        .filter(rollout -> !rollout.ended() || rollout.changed().isAfter(since))
        .map(Rollout::plan)
        .forEach(this::plan);
    newest();
    recent();
    return Collections.unmodifiableSet(builds);
  }

  private void fleet() {
    world.fleet().living().forEach(life -> builds.add(life.side().build()));
    world.fleet().crews().values().stream()
        .flatMap(crew -> crew.vacant().stream())
        .map(Vacancy::side)
        .forEach(side -> builds.add(side.build()));
  }

  private void tier(Tier tier) {
    tier.placed().values().forEach(placement -> builds.add(placement.build()));
    var pin = tier.pin();
    if (pin != null) {
      manifest(pin.manifest());
    }
    tier.last()
        .flatMap(last -> tier.provenBut(last.manifest()))
        .ifPresent(back -> manifest(back.manifest()));
    ran(tier);
  }

  /// What arrived there and ran until the next one did, not longer ago than it is kept; what
  /// arrived last runs still.
  private void ran(Tier tier) {
    var since = now.minus(kept(tier));
    for (int i = 0; i < tier.history().size(); i++) {
      boolean last = i + 1 == tier.history().size();
      if (last || !tier.history().get(i + 1).since().at().isBefore(since)) {
        manifest(tier.history().get(i).manifest());
      }
    }
  }

  /// A tier that the file names no more is kept as long as any.
  private Duration kept(Tier tier) {
    return file.tier(tier.name()).filter(spec -> !spec.isProtected()).isPresent()
        ? file.retention().builds()
        : file.retention().artifacts();
  }

  private void plan(Plan plan) {
    manifest(plan.to());
    switch (plan.from()) {
      case Origin.Empty _ -> {}
      case Origin.Whole(var from) -> manifest(from);
      case Origin.Mixed(var last) -> manifest(last);
    }
  }

  private void manifest(ManifestHash hash) {
    world.manifests().manifest(hash).ifPresent(one -> builds.addAll(one.builds().values()));
  }

  private void newest() {
    world.builds().commits().values().stream().map(Commit::branch).distinct().forEach(this::newest);
  }

  private void newest(String branch) {
    if (Whole.newest(world.builds(), branch, now) instanceof Whole.Found(var manifest, var _)) {
      builds.addAll(manifest.builds().values());
    }
    for (var assembly : world.builds().assemblies()) {
      world.builds().of(assembly).descendingMap().values().stream()
          .filter(build -> build.clean() && on(branch, build))
          .findFirst()
          .ifPresent(build -> builds.add(build.id()));
    }
  }

  private boolean on(String branch, Build build) {
    return world
        .builds()
        .commit(build.commit())
        .filter(commit -> commit.branch().equals(branch))
        .isPresent();
  }

  private void recent() {
    var since = now.minus(file.retention().builds());
    for (var build : world.builds().all()) {
      if (build.state() instanceof BuildState.Clean clean && clean.at().isAfter(since)) {
        builds.add(build.id());
      }
    }
    for (var one : world.manifests().all()) {
      if (world.manifests().made(one.hash()).filter(at -> at.isAfter(since)).isPresent()) {
        builds.addAll(one.builds().values());
      }
    }
  }
}
