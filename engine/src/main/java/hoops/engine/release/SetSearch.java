package hoops.engine.release;

import hoops.engine.AssemblyName;
import hoops.engine.build.Build;
import hoops.engine.build.Builds;
import hoops.engine.build.Commit;
import hoops.engine.build.Half;
import hoops.engine.build.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the set of a commit, by looking at that commit and nowhere else: never by a search over
/// combinations (S13).
final class SetSearch {
  /// How many commits back a whole set is looked for when newer ones lack something.
  private static final int BACK = 100;

  private final Builds builds;
  private final String branch;
  private final Instant now;
  private final List<Build> owed;

  SetSearch(Builds builds, String branch, Instant now) {
    this.builds = builds;
    this.branch = branch;
    this.now = now;
    this.owed = builds.open().stream().filter(this::waitedFor).toList();
  }

  /// A build from outside is waited for until ten minutes after the last news of its commit.
  private boolean waitedFor(Build build) {
    boolean ours =
        builds.commit(build.commit()).filter(it -> it.branch().equals(branch)).isPresent();
    boolean here =
        builds.assembly(build.id()).filter(assembly -> assembly.recipe().here()).isPresent();
    return ours && (here || now.isBefore(lastNews(build).plus(Whole.OUTSIDE)));
  }

  private Instant lastNews(Build build) {
    return builds.numbered(build.id().number()).stream()
        .map(Build::since)
        .max(Instant::compareTo)
        .orElse(build.owed());
  }

  Whole newest() {
    var newer = new ArrayList<String>();
    Optional<Whole> first = Optional.empty();
    int looked = 0;
    for (var commit : builds.commits().descendingMap().values()) {
      if (!commit.branch().equals(branch) || !(commit.half() instanceof Half.Read)) {
        continue;
      }
      var whole = at(commit);
      if (whole instanceof Whole.Found(var manifest, var stays)) {
        newer.addAll(stays);
        return new Whole.Found(manifest, newer);
      }
      if (first.isEmpty()) {
        first = Optional.of(whole);
        newer.addAll(whole.sentences());
      }
      looked += whole instanceof Whole.Lacks ? 1 : 0;
      if (looked > BACK) {
        break;
      }
    }
    return first.orElseGet(
        () -> new Whole.Nothing(List.of("no commit of " + branch + " is known")));
  }

  Whole at(Commit commit) {
    var open = owed.stream().filter(it -> it.id().number() <= commit.number()).toList();
    if (!open.isEmpty()) {
      return new Whole.Waits(
          commit,
          open.stream()
              .map(it ->
                  "%d waits: %s is %s".formatted(commit.number(), it.id(), Sentences.state(it)))
              .toList());
    }
    return chosen(commit);
  }

  private Whole chosen(Commit commit) {
    var assemblies = new TreeSet<AssemblyName>();
    builds.travels(commit.id()).ifPresent(it -> assemblies.addAll(it.assemblies().keySet()));
    var most = new HashMap<AssemblyName, Integer>();
    assemblies.forEach(it -> most.put(it, commit.number()));
    holdTogether(commit, most);
    SortedMap<AssemblyName, Manifest.Part> parts = new TreeMap<>();
    var lacking = new TreeSet<AssemblyName>();
    for (var assembly : assemblies) {
      var part =
          builds
              .newestClean(assembly, most.getOrDefault(assembly, commit.number()))
              .flatMap(build -> Manifests.part(builds, build.id()));
      part.ifPresentOrElse(it -> parts.put(assembly, it), () -> lacking.add(assembly));
    }
    return assemblies.isEmpty() || !lacking.isEmpty()
        ? lacks(commit, lacking)
        : new Whole.Found(Manifest.of(commit.id(), parts), stays(commit, parts));
  }

  /// A commit marked *together* that is not clean in all its assemblies holds all of them before
  /// it; since that may hold back another marked one, it is asked until nothing changes.
  private void holdTogether(Commit commit, Map<AssemblyName, Integer> most) {
    var marked =
        builds.commits().headMap(commit.number(), true).values().stream()
            .filter(it -> it.together() && it.branch().equals(branch))
            .toList();
    boolean moved = true;
    while (moved) {
      moved = false;
      for (var each : marked) {
        moved |= holdBefore(each, most);
      }
    }
  }

  private boolean holdBefore(Commit marked, Map<AssemblyName, Integer> most) {
    long in = marked.touched().stream().filter(it -> reaches(it, marked.number(), most)).count();
    if (in == 0 || in == marked.touched().size()) {
      return false;
    }
    marked.touched().forEach(it -> most.merge(it, marked.number() - 1, Math::min));
    return true;
  }

  private boolean reaches(AssemblyName assembly, int number, Map<AssemblyName, Integer> most) {
    return builds
        .newestClean(assembly, most.getOrDefault(assembly, number))
        .filter(build -> build.id().number() >= number)
        .isPresent();
  }

  private Whole lacks(Commit commit, SortedSet<AssemblyName> lacking) {
    var sentences =
        lacking.stream()
            .map(it -> newest(it, commit.number()).orElse(it + " has no clean build"))
            .toList();
    return new Whole.Lacks(commit, lacking, sentences);
  }

  private Optional<String> newest(AssemblyName assembly, int most) {
    return builds.of(assembly).headMap(most, true).descendingMap().values().stream()
        .findFirst()
        .map(it ->
            "%s has no clean build: %d is %s"
                .formatted(assembly, it.id().number(), Sentences.state(it)));
  }

  private List<String> stays(Commit commit, SortedMap<AssemblyName, Manifest.Part> parts) {
    var stays = new ArrayList<String>();
    parts.forEach((assembly, part) -> {
      var newest = builds.of(assembly).headMap(commit.number(), true).lastEntry();
      if (newest != null && newest.getKey() > part.build().number()) {
        stays.add(stays(part, newest.getValue()));
      }
    });
    return stays;
  }

  private static String stays(Manifest.Part part, Build newest) {
    return newest.clean()
        ? "%s stays at %d, %d goes together with what is not clean"
            .formatted(part.build().assembly(), part.build().number(), newest.id().number())
        : Sentences.stays(part.build(), newest);
  }
}
