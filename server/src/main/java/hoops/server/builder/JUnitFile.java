package hoops.server.builder;

import hoops.engine.Reason;
import hoops.engine.build.Tests.Troubled;
import java.util.List;

/// What one JUnit XML file shows, counted case by case.
///
/// `overclaims` says, for each suite that claims more than it shows, what it claims; `dated`
/// whether anything in it says when or how long it ran; `report` is false for a file that is no
/// report, as Failsafe's summary.
record JUnitFile(List<Case> cases, List<String> overclaims, boolean dated, boolean report) {
  JUnitFile {
    cases = List.copyOf(cases);
    overclaims = List.copyOf(overclaims);
  }

  /// One test case, or a failure of a whole suite, by the first row that fits of docs/formats.md.
  record Case(String name, Fate fate, String message) {
    Troubled troubled() {
      return new Troubled(new Reason(name), new Reason(message), fate == Fate.FLAKY);
    }
  }

  enum Fate {
    FAILED,
    FLAKY,
    SKIPPED,
    PASSED;

    String word() {
      return switch (this) {
        case FAILED -> "failed";
        case FLAKY -> "flaky";
        case SKIPPED -> "skipped";
        case PASSED -> "passed";
      };
    }
  }
}
