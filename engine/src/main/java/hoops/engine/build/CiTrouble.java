package hoops.engine.build;

import hoops.engine.Reason;
import java.time.Instant;

/// Something that keeps CI itself from working, which is owned and shown as a tier's health is
/// (R33).
public record CiTrouble(Kind kind, Reason why, Instant since) {
  /// What it is that keeps CI from working.
  public enum Kind {
    /// The newest commit's travelling half is mistaken, so that it is not built (F3).
    FILE,
    /// The branch was rewritten: its last commit is no ancestor of its new tip.
    REWRITTEN,
    /// The repository cannot be read.
    REPOSITORY,
    /// The builder itself cannot work: no room on the disk, a program of its own that is not there.
    BUILDER
  }
}
