package hoops.engine.build;

import hoops.engine.AssemblyName;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.system.Travels;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One commit as the builder reports it, before it has a number.
///
/// `touched` are the assemblies whose sources or own lines differ from the nearest earlier commit
/// of the branch whose half was read; the rules widen it to all where there is none.
public record SeenCommit(
    CommitId id,
    List<CommitId> parents,
    Instant committedAt,
    About about,
    File file,
    SortedSet<AssemblyName> touched,
    boolean together) {
  public SeenCommit {
    parents = List.copyOf(parents);
    touched = Collections.unmodifiableSortedSet(new TreeSet<>(touched));
  }

  /// What stood in its system file.
  public sealed interface File {
    /// The travelling half: its digest, over all that was written, and what it says.
    record Good(Digest digest, Travels travels) implements File {}

    /// Every mistake, or why there is nothing to read.
    record Bad(Reason why) implements File {}
  }
}
