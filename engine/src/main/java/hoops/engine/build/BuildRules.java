package hoops.engine.build;

import hoops.engine.BuildId;
import hoops.engine.Decision;
import hoops.engine.Refusal;
import java.util.List;
import java.util.Optional;

/// What each command about builds does, decided on the builds there are. Pure.
public final class BuildRules {
  private BuildRules() {}

  public static Decision decide(Builds builds, BuildCommand command) {
    return switch (command) {
      case BuildCommand.CommitsSeen seen -> Decision.accept(Numbering.of(builds, seen));
      case BuildCommand.BeginBuild(var id, int attempt) -> begin(builds, id, attempt);
      case BuildCommand.BuildFinished finished -> finish(builds, finished);
      case BuildCommand.CancelBuild cancel -> cancel(builds, cancel);
      case BuildCommand.BuildReported reported -> reported(builds, reported);
      case BuildCommand.CiTroubleSeen seen -> troubled(builds, seen);
      case BuildCommand.CiTroubleGone(var kind) ->
          builds.trouble(kind).isPresent()
              ? Decision.accept(new BuildEvent.CiMended(kind))
              : Decision.alreadySo("CI has no such trouble");
    };
  }

  private static Decision begin(Builds builds, BuildId id, int attempt) {
    var build = builds.build(id);
    if (build.isEmpty()) {
      return unknown(id);
    }
    return switch (build.get().state()) {
      case BuildState.Waiting _ when attempt == 1 -> began(id, attempt);
      case BuildState.Running running when attempt == running.attempt() + 1 -> began(id, attempt);
      case BuildState.Waiting _, BuildState.Running _ ->
          conflict("attempt %d of %s is not the next one".formatted(attempt, id));
      case BuildState.Clean _,
          BuildState.NotClean _,
          BuildState.Cancelled _,
          BuildState.Superseded _ ->
          ended(build.get());
    };
  }

  private static Decision began(BuildId id, int attempt) {
    return Decision.accept(new BuildEvent.BuildBegan(id, attempt));
  }

  private static Decision finish(Builds builds, BuildCommand.BuildFinished finished) {
    var build = builds.build(finished.build());
    if (build.isEmpty()) {
      return unknown(finished.build());
    }
    return underWay(build.get(), finished.attempt())
        ? Decision.accept(Cleanness.judge(builds, finished.build(), finished.result()))
        : Decision.alreadySo("this attempt of %s is over".formatted(finished.build()));
  }

  /// Only the attempt that was begun last may say how the build ended (I11).
  private static boolean underWay(Build build, int attempt) {
    return build.state() instanceof BuildState.Running running && running.attempt() == attempt;
  }

  private static Decision cancel(Builds builds, BuildCommand.CancelBuild cancel) {
    var build = builds.build(cancel.build());
    if (build.isEmpty()) {
      return unknown(cancel.build());
    }
    return switch (build.get().state()) {
      case BuildState.Waiting _, BuildState.Running _ ->
          Decision.accept(new BuildEvent.BuildCancelled(cancel.build(), cancel.why()));
      case BuildState.Cancelled _ -> Decision.alreadySo(cancel.build() + " is cancelled");
      case BuildState.Clean _, BuildState.NotClean _, BuildState.Superseded _ -> ended(build.get());
    };
  }

  private static Decision reported(Builds builds, BuildCommand.BuildReported report) {
    var commit = builds.commit(report.commit());
    if (commit.isEmpty()) {
      return Decision.refuse(
          Refusal.Kind.NOT_FOUND,
          "commit %s is not known yet: it was not seen on a watched branch"
              .formatted(report.commit().brief()),
          "hoops build list");
    }
    var id = new BuildId(report.assembly(), commit.get().number());
    var build = builds.build(id);
    if (builds.of(report.assembly()).isEmpty()) {
      return Decision.refuse(
          Refusal.Kind.NOT_FOUND,
          "there is no assembly %s in hoops.yaml at any commit of %s"
              .formatted(report.assembly(), commit.get().branch()),
          "hoops build list");
    }
    if (build.isEmpty()) {
      return Decision.refuse(
          Refusal.Kind.NOT_FOUND,
          "commit %s (%d) owes %s no build: it touches none of its sources"
              .formatted(report.commit().brief(), id.number(), id.assembly()),
          "hoops build trace " + id.number());
    }
    return against(builds, build.get(), report)
        .orElseGet(() -> Decision.accept(Cleanness.judge(builds, id, report.result())));
  }

  private static Optional<Decision> against(
      Builds builds, Build build, BuildCommand.BuildReported report) {
    var id = build.id();
    if (report.number() != 0 && report.number() != id.number()) {
      return Optional.of(
          conflict(
              "commit %s has the number %d here, not %d"
                  .formatted(report.commit().brief(), id.number(), report.number()),
              "hoops build trace " + report.commit().brief()));
    }
    if (builds.assembly(id).filter(assembly -> assembly.recipe().here()).isPresent()) {
      return Optional.of(
          conflict(
              "%s is built here, by its own lines of hoops.yaml".formatted(id.assembly()),
              "take its build: out of hoops.yaml to have it reported"));
    }
    if (!build.ended()) {
      return Optional.empty();
    }
    boolean same = Cleanness.judge(builds, id, report.result()).equals(endOf(build));
    return Optional.of(same ? Decision.alreadySo(id + " is reported already") : ended(build));
  }

  private static List<BuildEvent> endOf(Build build) {
    return switch (build.state()) {
      case BuildState.Clean clean ->
          List.of(
              new BuildEvent.BuildCameClean(
                  build.id(), clean.product(), clean.tests(), clean.reports()));
      case BuildState.NotClean not ->
          List.of(
              new BuildEvent.BuildCameNotClean(build.id(), not.why(), not.tests(), not.reports()));
      case BuildState.Waiting _,
          BuildState.Running _,
          BuildState.Cancelled _,
          BuildState.Superseded _ ->
          List.of();
    };
  }

  private static Decision troubled(Builds builds, BuildCommand.CiTroubleSeen seen) {
    boolean told =
        builds.trouble(seen.kind()).filter(is -> is.why().equals(seen.why())).isPresent();
    return told
        ? Decision.alreadySo(seen.why().text())
        : Decision.accept(new BuildEvent.CiTroubled(seen.kind(), seen.why()));
  }

  private static Decision unknown(BuildId id) {
    return Decision.refuse(
        Refusal.Kind.NOT_FOUND, "there is no build " + id, "hoops build list " + id.assembly());
  }

  private static Decision ended(Build build) {
    var id = build.id();
    return conflict(id + " has ended: " + Sentences.state(build), "hoops build show " + id);
  }

  private static Decision conflict(String why) {
    return conflict(why, "");
  }

  private static Decision conflict(String why, String now) {
    return Decision.refuse(Refusal.Kind.CONFLICT, why, now);
  }
}
