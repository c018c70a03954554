package hoops.engine.build;

import hoops.engine.Reason;

/// One thing that keeps a build from being clean: of which kind, and as a sentence
/// (docs/formats.md).
public record Fault(Kind kind, Reason sentence) {
  /// The table of docs/formats.md, in its order.
  public enum Kind {
    /// The recipe did not end well: an exit code, the limit, a program that is not there.
    RESULT,
    /// A declared report is missing.
    REPORT_MISSING,
    /// No test passed in all reports together.
    NONE_PASSED,
    FAILED,
    /// A test passed only when it was tried again.
    FLAKY,
    /// A report is not well-formed, or over a limit.
    REPORT_BAD,
    /// A suite claims more failures and errors, or more tests, than it shows.
    OVERCLAIMS,
    /// The very files of another build.
    COPIED,
    ARTIFACT_MISSING,
    /// Its artifact cannot be kept: hostile, or too large.
    ARTIFACT_BAD
  }
}
