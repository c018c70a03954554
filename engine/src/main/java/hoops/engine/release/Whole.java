package hoops.engine.release;

import hoops.engine.AssemblyName;
import hoops.engine.build.Builds;
import hoops.engine.build.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which set of builds a commit has: each assembly's newest clean build at or before it (S13).
public sealed interface Whole {
  /// How long a set waits for a build that is reported from outside, since the last news of it.
  Duration OUTSIDE = Duration.ofMinutes(10);

  /// What keeps it back, or what of it stays behind, in sentences; empty where all is newest.
  List<String> sentences();

  /// A whole set. Its sentences say what stays at an older build and why (R9).
  record Found(Manifest manifest, List<String> sentences) implements Whole {
    public Found {
      sentences = List.copyOf(sentences);
    }
  }

  /// A build owed at or before this commit has not ended.
  record Waits(Commit at, List<String> sentences) implements Whole {
    public Waits {
      sentences = List.copyOf(sentences);
    }
  }

  /// These assemblies of this commit have no clean build at all.
  record Lacks(Commit at, Set<AssemblyName> assemblies, List<String> sentences) implements Whole {
    public Lacks {
      assemblies = Set.copyOf(assemblies);
      sentences = List.copyOf(sentences);
    }

    /// The assemblies, by name.
    public SortedSet<AssemblyName> sorted() {
      return new TreeSet<>(assemblies);
    }
  }

  /// No commit of the branch could be read yet.
  record Nothing(List<String> sentences) implements Whole {
    public Nothing {
      sentences = List.copyOf(sentences);
    }
  }

  /// The set of this commit, whose half must have been read, as it is now.
  static Whole at(Builds builds, Commit commit, Instant now) {
    return new SetSearch(builds, commit.branch(), now).at(commit);
  }

  /// The newest whole set of the branch, and what newer commits wait for; where there is none, what
  /// the newest readable commit lacks or waits for.
  static Whole newest(Builds builds, String branch, Instant now) {
    return new SetSearch(builds, branch, now).newest();
  }
}
