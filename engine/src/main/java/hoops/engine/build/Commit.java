package hoops.engine.build;

import hoops.engine.AssemblyName;
import hoops.engine.CommitId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One commit of the source, as it was seen on its branch, and the number its builds share.
///
/// `number` is 1 or more, rises by one in the order commits are seen, and is never given twice
/// (I3). `parents` begins with the first parent and is empty for a root. `touched` are the
/// assemblies that it owes builds, none where its half is mistaken. `together` means that it goes
/// into a manifest in all of them or in none (S13).
public record Commit(
    CommitId id,
    int number,
    String branch,
    List<CommitId> parents,
    Instant committedAt,
    About about,
    Half half,
    SortedSet<AssemblyName> touched,
    boolean together) {
  public Commit {
    parents = List.copyOf(parents);
    touched = Collections.unmodifiableSortedSet(new TreeSet<>(touched));
  }
}
