package hoops.server.builder;

import hoops.engine.AssemblyName;
import hoops.engine.CommitId;
import hoops.engine.Reason;
import hoops.engine.build.About;
import hoops.engine.build.Builds;
import hoops.engine.build.Commit;
import hoops.engine.build.Half;
import hoops.engine.build.SeenCommit;
import hoops.engine.system.Assembly;
import hoops.engine.system.Travels;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Reads what is new on a branch since its commits that are known: each along the first parents,
/// with what it says, its system file, and the assemblies it touches.
final class History {
  /// How many commits one look numbers at most; of a longer push the older ones get no number.
  private static final int MOST = 500;

  private static final int FILE_BYTES = 1 << 20;

  /// A commit's own text at most; git's are some hundred bytes.
  private static final int COMMIT_BYTES = 1 << 20;

  private static final int TITLE = 500;

  /// Of a tree that names the same folder again and again.
  private static final int MOST_CHANGES = 1_000_000;

  private static final String FILE = "hoops.yaml";

  private final Repository repository;
  private final Builds builds;
  private final String branch;
  private final Function<byte[], SeenCommit.File> reader;

  History(
      Repository repository,
      Builds builds,
      String branch,
      Function<byte[], SeenCommit.File> reader) {
    this.repository = repository;
    this.builds = builds;
    this.branch = branch;
    this.reader = reader;
  }

  /// Commits that are new, oldest first, and whether the branch left its last known tip behind.
  record News(List<SeenCommit> commits, boolean rewritten) {}

  /// Unfit where a new commit is none that git would write.
  News since(CommitId tip) throws IOException, Unfit {
    try (var revs = new RevWalk(repository)) {
      var newest = parsed(revs, ObjectId.fromString(tip.text()));
      var known = builds.tip(branch);
      boolean rewritten = known.isPresent() && leftBehind(revs, known.get(), newest);
      var seen = new ArrayList<SeenCommit>();
      var before = lastGood().flatMap(it -> Forerunner.of(revs, it, builds)).orElse(null);
      for (var commit : chain(revs, newest, known.isPresent())) {
        var next = seen(commit, before);
        seen.add(next);
        if (next.file() instanceof SeenCommit.File.Good good) {
          before = new Forerunner(commit, good.travels());
        }
      }
      return new News(seen, rewritten);
    }
  }

  /// A commit and what its half says: what the next one is compared with.
  private record Forerunner(RevCommit commit, Travels travels) {
    static Optional<Forerunner> of(RevWalk revs, Commit commit, Builds builds) {
      try {
        var parsed = revs.parseCommit(ObjectId.fromString(commit.id().text()));
        return builds.travels(commit.id()).map(travels -> new Forerunner(parsed, travels));
      } catch (IOException gone) {
        // Collected by git since: everything counts as touched.
        return Optional.empty();
      }
    }
  }

  private Optional<Commit> lastGood() {
    return builds.commits().descendingMap().values().stream()
        .filter(it -> it.branch().equals(branch) && it.half() instanceof Half.Read)
        .findFirst();
  }

  private static boolean leftBehind(RevWalk revs, Commit known, RevCommit newest)
      throws IOException {
    try {
      var last = revs.parseCommit(ObjectId.fromString(known.id().text()));
      return !revs.isMergedInto(last, newest);
    } catch (MissingObjectException gone) {
      return true;
    }
  }

  /// From the first new one to the newest, by first parents; the newest alone where that way meets
  /// no known commit.
  private List<RevCommit> chain(RevWalk revs, RevCommit newest, boolean known)
      throws IOException, Unfit {
    var chain = new ArrayList<RevCommit>();
    var commit = newest;
    while (known && chain.size() < MOST && builds.commit(Source.id(commit)).isEmpty()) {
      chain.add(commit);
      if (commit.getParentCount() == 0) {
        return List.of(newest);
      }
      commit = parsed(revs, commit.getParent(0));
    }
    return known ? chain.reversed() : List.of(newest);
  }

  private static RevCommit parsed(RevWalk revs, ObjectId id) throws IOException, Unfit {
    // Not by the size alone: JGit then asks a damaged pack again and again, without end.
    long bytes = revs.getObjectReader().open(id).getSize();
    if (bytes > COMMIT_BYTES) {
      throw new Unfit(
          "commit %s has %,d bytes, at most %,d"
              .formatted(id.abbreviate(9).name(), bytes, COMMIT_BYTES));
    }
    return revs.parseCommit(id);
  }

  private SeenCommit seen(RevCommit commit, @Nullable Forerunner before) throws IOException {
    var file = file(commit);
    SortedSet<AssemblyName> touched =
        file instanceof SeenCommit.File.Good good
            ? touched(commit, good.travels(), before)
            : new TreeSet<>();
    return new SeenCommit(
        Source.id(commit),
        Arrays.stream(commit.getParents()).map(Source::id).toList(),
        Instant.ofEpochSecond(commit.getCommitTime()),
        new About(new Reason(cut(commit.getShortMessage())), new Reason(cut(author(commit)))),
        file,
        touched,
        together(commit));
  }

  /// Who wrote it; "unknown" where git itself could not say.
  private static String author(RevCommit commit) {
    var author = commit.getAuthorIdent();
    return author == null || author.getName().isBlank() ? "unknown" : author.getName();
  }

  private static String cut(String text) {
    return text.length() <= TITLE ? text : text.substring(0, TITLE) + "...";
  }

  /// A last line `Together: yes` marks a change that goes whole or not at all (S13).
  private static boolean together(RevCommit commit) {
    return commit.getFooterLines("Together").stream()
        .anyMatch(line -> line.strip().equalsIgnoreCase("yes"));
  }

  private SeenCommit.File file(RevCommit commit) throws IOException {
    try (var tree = TreeWalk.forPath(repository, FILE, commit.getTree())) {
      if (tree == null) {
        return bad("there is no hoops.yaml at the root");
      }
      boolean regular =
          tree.getFileMode(0).equals(FileMode.REGULAR_FILE)
              || tree.getFileMode(0).equals(FileMode.EXECUTABLE_FILE);
      if (!regular) {
        return bad("hoops.yaml is no file");
      }
      var blob = repository.open(tree.getObjectId(0));
      return blob.getSize() > FILE_BYTES
          ? bad("hoops.yaml: %,d bytes, at most 1,048,576".formatted(blob.getSize()))
          : reader.apply(blob.getBytes(FILE_BYTES));
    }
  }

  private static SeenCommit.File bad(String why) {
    return new SeenCommit.File.Bad(new Reason(why));
  }

  private SortedSet<AssemblyName> touched(
      RevCommit commit, Travels travels, @Nullable Forerunner before) throws IOException {
    if (before == null) {
      return new TreeSet<>(travels.assemblies().keySet());
    }
    var touched = new TreeSet<AssemblyName>();
    for (var assembly : travels.assemblies().values()) {
      boolean same =
          before.travels().assembly(assembly.name()).isPresent()
              && before.travels().digest(assembly.name()).equals(travels.digest(assembly.name()));
      if (!same) {
        touched.add(assembly.name());
      }
    }
    try (var diff = new TreeWalk(repository)) {
      diff.addTree(before.commit().getTree());
      diff.addTree(commit.getTree());
      diff.setRecursive(true);
      diff.setFilter(TreeFilter.ANY_DIFF);
      int changes = 0;
      while (touched.size() < travels.assemblies().size() && diff.next()) {
        if (++changes > MOST_CHANGES) {
          return new TreeSet<>(travels.assemblies().keySet());
        }
        var path = diff.getPathString();
        travels.assemblies().values().stream()
            .filter(assembly -> isSource(assembly, path))
            .forEach(assembly -> touched.add(assembly.name()));
      }
    }
    return touched;
  }

  private static boolean isSource(Assembly assembly, String path) {
    return assembly.sources().stream().anyMatch(source -> covers(source, path));
  }

  /// `receiver/` and `receiver` cover all below; a file covers itself; `.` and `/` cover
  /// everything.
  static boolean covers(String source, String path) {
    var plain = source.replaceAll("^(\\./|/)+", "").replaceAll("/+$", "");
    return plain.isEmpty()
        || plain.equals(".")
        || path.equals(plain)
        || path.startsWith(plain + "/");
  }
}
