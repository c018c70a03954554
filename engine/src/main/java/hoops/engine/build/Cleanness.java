package hoops.engine.build;

import hoops.engine.BuildId;
import hoops.engine.Digest;
import hoops.engine.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a build is clean: computed from its result alone, and from no one's word (R10).
///
/// Source: docs/formats.md, *Not clean*, whose reasons it gives in that order, all that hold.
final class Cleanness {
  private final List<Fault> faults = new ArrayList<>();

  private Cleanness() {}

  /// How the build has ended: one event.
  static List<BuildEvent> judge(Builds builds, BuildId id, BuildResult result) {
    var reports = result.reports();
    var faults = faults(builds, id, result);
    return List.of(
        faults.isEmpty() && result.left() instanceof BuildResult.Left.Kept(var artifact)
            ? new BuildEvent.BuildCameClean(
                id, new Product(result.fingerprint(), artifact), reports.tests(), reports.files())
            : new BuildEvent.BuildCameNotClean(id, faults, reports.tests(), reports.files()));
  }

  private static List<Fault> faults(Builds builds, BuildId id, BuildResult result) {
    var rule = new Cleanness();
    rule.ending(result.ending());
    if (!(result.ending() instanceof BuildResult.Ending.Failed)) {
      rule.reports(result.reports());
      rule.copied(builds, id, result.reports());
    }
    rule.left(result.left());
    return rule.faults;
  }

  private void ending(BuildResult.Ending ending) {
    switch (ending) {
      case BuildResult.Ending.Success _ -> {}
      case BuildResult.Ending.Exit(var command, int code) ->
          add(Fault.Kind.RESULT, "exit %d of `%s`".formatted(code, String.join(" ", command)));
      case BuildResult.Ending.OverLimit(var limit) ->
          add(Fault.Kind.RESULT, "not ended after %s, its limit".formatted(text(limit)));
      case BuildResult.Ending.Failed(var why) -> faults.add(new Fault(Fault.Kind.RESULT, why));
    }
  }

  private void reports(Reports reports) {
    reports
        .missing()
        .forEach(glob -> add(Fault.Kind.REPORT_MISSING, "no report %s".formatted(glob)));
    var tests = reports.tests();
    if (tests.passed() == 0) {
      add(Fault.Kind.NONE_PASSED, "no test passed");
    }
    if (tests.failed() > 0) {
      add(Fault.Kind.FAILED, "%s failed".formatted(count(tests.failed())));
    }
    if (tests.flaky() > 0) {
      add(Fault.Kind.FLAKY, "%s passed only on a retry".formatted(count(tests.flaky())));
    }
    reports.bad().forEach(each -> add(Fault.Kind.REPORT_BAD, each));
    reports.overclaims().forEach(each -> add(Fault.Kind.OVERCLAIMS, each));
  }

  private void copied(Builds builds, BuildId id, Reports reports) {
    if (!reports.dated() || reports.cached()) {
      return;
    }
    twin(builds, id, reports.files())
        .ifPresent(other ->
            add(Fault.Kind.COPIED, "its reports are the very files of %s".formatted(other.text())));
  }

  private static Optional<BuildId> twin(Builds builds, BuildId id, Digest files) {
    return builds.of(id.assembly()).values().stream()
        .filter(build -> !build.id().equals(id) && files.equals(reports(build.state())))
        .map(Build::id)
        .findFirst();
  }

  private static Digest reports(BuildState state) {
    return switch (state) {
      case BuildState.Clean clean -> clean.reports();
      case BuildState.NotClean not -> not.reports();
      case BuildState.Waiting _,
          BuildState.Running _,
          BuildState.Cancelled _,
          BuildState.Superseded _ ->
          Reports.NONE.files();
    };
  }

  private void left(BuildResult.Left left) {
    switch (left) {
      case BuildResult.Left.Kept _ -> {}
      case BuildResult.Left.Missing(var path) ->
          add(Fault.Kind.ARTIFACT_MISSING, "no artifact at %s".formatted(path));
      case BuildResult.Left.Unfit(var why) -> faults.add(new Fault(Fault.Kind.ARTIFACT_BAD, why));
      case BuildResult.Left.NotLooked _ -> {
        if (faults.isEmpty()) {
          add(Fault.Kind.ARTIFACT_MISSING, "no artifact was reported");
        }
      }
    }
  }

  private void add(Fault.Kind kind, String sentence) {
    faults.add(new Fault(kind, new Reason(sentence)));
  }

  static String count(int tests) {
    return tests == 1 ? "1 test" : tests + " tests";
  }

  private static String text(Duration time) {
    return time.toSecondsPart() == 0 && !time.isZero()
        ? time.toMinutes() + " min"
        : time.toSeconds() + " s";
  }
}
