package hoops.engine.build;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Stamp;
import hoops.engine.system.Assembly;
import hoops.engine.system.Travels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// All commits that were seen, all builds, and CI's troubles. Immutable.
public final class Builds {
  public static final Builds NONE =
      new Builds(
          Commits.NONE,
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Shelf.NEW);

  private final Commits commits;
  private final PSortedMap<AssemblyName, PSortedMap<Integer, Build>> builds;
  private final PSortedMap<BuildId, Build> open;
  private final PSortedMap<Digest, Travels> travels;
  private final PSortedMap<CiTrouble.Kind, CiTrouble> troubles;
  private final Shelf shelf;

  private Builds(
      Commits commits,
      PSortedMap<AssemblyName, PSortedMap<Integer, Build>> builds,
      PSortedMap<BuildId, Build> open,
      PSortedMap<Digest, Travels> travels,
      PSortedMap<CiTrouble.Kind, CiTrouble> troubles,
      Shelf shelf) {
    this.commits = commits;
    this.builds = builds;
    this.open = open;
    this.travels = travels;
    this.troubles = troubles;
    this.shelf = shelf;
  }

  /// The collection that holds just these, in whatever order they come; what else it keeps follows
  /// from them.
  public static Builds restored(
      Map<Digest, Travels> halves,
      Collection<Commit> commits,
      Collection<Build> builds,
      Collection<CiTrouble> troubles,
      Shelf shelf) {
    var byAssembly = new TreeMap<AssemblyName, SortedMap<Integer, Build>>();
    var open = new TreeMap<BuildId, Build>();
    for (var build : builds) {
      byAssembly
          .computeIfAbsent(build.id().assembly(), _ -> new TreeMap<>())
          .put(build.id().number(), build);
      if (!build.ended()) {
        open.put(build.id(), build);
      }
    }
    var kinds = new TreeMap<CiTrouble.Kind, CiTrouble>();
    troubles.forEach(trouble -> kinds.put(trouble.kind(), trouble));
    return new Builds(
        Commits.of(commits),
        byAssembly.entrySet().stream()
            .collect(
                TreePMap.toTreePMap(
                    Map.Entry::getKey, each -> TreePMap.fromSortedMap(each.getValue()))),
        TreePMap.fromSortedMap(open),
        TreePMap.from(halves),
        TreePMap.fromSortedMap(kinds),
        shelf);
  }

  /// The collection after this event, which the rules made on this one.
  public Builds after(BuildEvent event, Stamp stamp) {
    return switch (event) {
      case BuildEvent.TravelsRead read ->
          new Builds(
              commits, builds, open, travels.plus(read.digest(), read.travels()), troubles, shelf);
      case BuildEvent.CommitSeen seen ->
          new Builds(commits.with(seen.commit()), builds, open, travels, troubles, shelf);
      case BuildEvent.BuildOwed owed ->
          with(
              new Build(
                  owed.build(), owed.commit(), stamp.at(), new BuildState.Waiting(stamp.at())));
      case BuildEvent.BuildSuperseded gone ->
          now(gone.build(), new BuildState.Superseded(stamp.at(), gone.by()));
      case BuildEvent.BuildBegan began ->
          now(began.build(), new BuildState.Running(stamp.at(), began.attempt()));
      case BuildEvent.BuildCameClean clean ->
          now(
                  clean.build(),
                  new BuildState.Clean(stamp.at(), clean.product(), clean.tests(), clean.reports()))
              .with(shelf.with(clean.product().artifact().digest()));
      case BuildEvent.BuildCameNotClean not ->
          now(
              not.build(),
              new BuildState.NotClean(stamp.at(), not.why(), not.tests(), not.reports()));
      case BuildEvent.BuildCancelled cancelled ->
          now(cancelled.build(), new BuildState.Cancelled(stamp.at(), cancelled.why()));
      case BuildEvent.ArtifactWent(var artifact, var kept) ->
          with(shelf.without(artifact, new Gone(stamp.at(), kept)));
      case BuildEvent.CiTroubled(var kind, var why) ->
          with(troubles.plus(kind, new CiTrouble(kind, why, stamp.at())));
      case BuildEvent.CiMended(var kind) -> with(troubles.minus(kind));
    };
  }

  /// The build of that id, if there is one.
  public Optional<Build> build(BuildId id) {
    return Optional.ofNullable(of(id.assembly()).get(id.number()));
  }

  /// Every build of an assembly by its number, rising; empty for one that was never owed any.
  public PSortedMap<Integer, Build> of(AssemblyName assembly) {
    return builds.getOrDefault(assembly, TreePMap.empty());
  }

  /// The assemblies that were ever owed a build.
  public Set<AssemblyName> assemblies() {
    return builds.keySet();
  }

  /// Every build there is, newest number first.
  public List<Build> all() {
    var all = new ArrayList<Build>();
    builds.values().forEach(each -> all.addAll(each.values()));
    all.sort(
        Comparator.comparingInt((Build build) -> -build.id().number()).thenComparing(Build::id));
    return List.copyOf(all);
  }

  /// The commits whose id begins with these hex digits; empty for fewer than four.
  public List<Commit> commitsNamed(String prefix) {
    return commits.named(prefix);
  }

  /// The builds of that number, by assembly.
  public List<Build> numbered(int number) {
    return builds.values().stream()
        .flatMap(each -> Optional.ofNullable(each.get(number)).stream())
        .toList();
  }

  /// Owed and not begun, oldest number first.
  public List<Build> waiting() {
    return open().stream().filter(it -> it.state() instanceof BuildState.Waiting).toList();
  }

  /// Begun and not ended, oldest number first.
  public List<Build> running() {
    return open().stream().filter(it -> it.state() instanceof BuildState.Running).toList();
  }

  /// Owed and not ended, oldest number first.
  public List<Build> open() {
    return open.values().stream()
        .sorted(Comparator.comparingInt((Build build) -> build.id().number()))
        .toList();
  }

  public Optional<Commit> commit(CommitId id) {
    return commits.find(id);
  }

  public Optional<Commit> commit(int number) {
    return commits.find(number);
  }

  /// Every commit by its number, rising.
  public PSortedMap<Integer, Commit> commits() {
    return commits.byNumber();
  }

  /// The newest commit seen on the branch.
  public Optional<Commit> tip(String branch) {
    return commits.tip(branch);
  }

  /// What the commit's travelling half says; empty where it is mistaken or the commit not known.
  public Optional<Travels> travels(CommitId id) {
    return commit(id).flatMap(commit -> half(commit.half()));
  }

  private Optional<Travels> half(Half half) {
    return switch (half) {
      case Half.Read(var digest) -> Optional.ofNullable(travels.get(digest));
      case Half.Mistaken _ -> Optional.empty();
    };
  }

  /// Every half that was read, by its digest.
  public PSortedMap<Digest, Travels> halves() {
    return travels;
  }

  /// Whether a half of this digest was read before.
  public boolean knows(Digest half) {
    return travels.containsKey(half);
  }

  /// The assembly as the commit of its build describes it: frozen (F1).
  public Optional<Assembly> assembly(BuildId id) {
    return build(id)
        .flatMap(build -> travels(build.commit()))
        .flatMap(half -> Optional.ofNullable(half.assemblies().get(id.assembly())));
  }

  /// The newest clean build of the assembly whose number is `most` or less.
  public Optional<Build> newestClean(AssemblyName assembly, int most) {
    return of(assembly).headMap(most, true).descendingMap().values().stream()
        .filter(Build::clean)
        .findFirst();
  }

  /// What builds left and is kept.
  public Set<Digest> artifacts() {
    var kept = new HashSet<Digest>();
    for (var each : builds.values()) {
      for (var build : each.values()) {
        artifact(build).filter(digest -> gone(digest).isEmpty()).ifPresent(kept::add);
      }
    }
    return kept;
  }

  /// What this build left; empty for one that is not clean.
  public static Optional<Digest> artifact(Build build) {
    return build.state() instanceof BuildState.Clean clean
        ? Optional.of(clean.product().artifact().digest())
        : Optional.empty();
  }

  /// That this artifact is kept no longer; empty while it is kept, and for one that nothing left.
  public Optional<Gone> gone(Digest artifact) {
    return Optional.ofNullable(shelf.gone().get(artifact));
  }

  /// That what this build left is kept no longer; empty for one that left nothing.
  public Optional<Gone> gone(BuildId id) {
    return build(id).flatMap(Builds::artifact).flatMap(this::gone);
  }

  /// What keeps CI from working, one for each kind; empty while it is well.
  public Collection<CiTrouble> troubles() {
    return troubles.values();
  }

  /// The trouble of that kind, if CI has it.
  public Optional<CiTrouble> trouble(CiTrouble.Kind kind) {
    return Optional.ofNullable(troubles.get(kind));
  }

  /// One above the highest number ever given (I3).
  int nextNumber() {
    return commits.nextNumber();
  }

  private Builds with(Build build) {
    var name = build.id().assembly();
    var next = builds.plus(name, of(name).plus(build.id().number(), build));
    var now = build.ended() ? open.minus(build.id()) : open.plus(build.id(), build);
    return new Builds(commits, next, now, travels, troubles, shelf);
  }

  private Builds with(PSortedMap<CiTrouble.Kind, CiTrouble> next) {
    return new Builds(commits, builds, open, travels, next, shelf);
  }

  /// What of that is no longer kept.
  public Shelf shelf() {
    return shelf;
  }

  /// Since when the clock has run on: until that long ago nothing may be called old (I30).
  public Instant clockRuns() {
    return shelf.clockRuns();
  }

  /// The wall clock was set by this much, and shows `at` now.
  public Builds clockSet(Duration by, Instant at) {
    return with(shelf.clockSet(by, at));
  }

  private Builds with(Shelf next) {
    return new Builds(commits, builds, open, travels, troubles, next);
  }

  private Builds now(BuildId id, BuildState state) {
    var build = build(id).orElseThrow(() -> new IllegalStateException("no build " + id));
    return with(build.now(state));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Builds that
        && commits.equals(that.commits)
        && builds.equals(that.builds)
        && open.equals(that.open)
        && travels.equals(that.travels)
        && troubles.equals(that.troubles)
        && shelf.equals(that.shelf);
  }

  @Override
  public int hashCode() {
    return Objects.hash(commits, builds, open, travels, troubles, shelf);
  }
}
