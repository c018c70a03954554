package hoops.engine.build;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gives numbers to new commits, and says which builds they owe and which waiting ones they end.
final class Numbering {
  private final Builds builds;
  private final String branch;
  private final List<BuildEvent> events = new ArrayList<>();
  private final Set<CommitId> seen = new HashSet<>();
  private final Set<Digest> read = new HashSet<>();
  private final SortedMap<AssemblyName, BuildId> waiting = new TreeMap<>();
  private boolean mistaken;
  private boolean built;
  private int next;

  private Numbering(Builds builds, String branch) {
    this.builds = builds;
    this.branch = branch;
    this.next = builds.nextNumber();
    this.mistaken = builds.trouble(CiTrouble.Kind.FILE).isPresent();
    this.built =
        builds.commits().values().stream()
            .anyMatch(it -> it.branch().equals(branch) && it.half() instanceof Half.Read);
    for (var build : builds.waiting()) {
      if (builds.commit(build.commit()).filter(it -> it.branch().equals(branch)).isPresent()) {
        waiting.put(build.id().assembly(), build.id());
      }
    }
  }

  static List<BuildEvent> of(Builds builds, BuildCommand.CommitsSeen command) {
    var numbering = new Numbering(builds, command.branch());
    command.commits().forEach(numbering::number);
    return numbering.events;
  }

  private void number(SeenCommit commit) {
    if (builds.commit(commit.id()).isPresent() || !seen.add(commit.id())) {
      return;
    }
    switch (commit.file()) {
      case SeenCommit.File.Good good -> good(commit, good);
      case SeenCommit.File.Bad(var why) -> bad(commit, why);
    }
    next++;
  }

  private void good(SeenCommit commit, SeenCommit.File.Good good) {
    if (!builds.knows(good.digest()) && read.add(good.digest())) {
      events.add(new BuildEvent.TravelsRead(good.digest(), good.travels()));
    }
    SortedSet<AssemblyName> owed = new TreeSet<>(good.travels().assemblies().keySet());
    if (built) {
      owed.retainAll(commit.touched());
    }
    note(commit, new Half.Read(good.digest()), owed);
    owed.forEach(assembly -> owe(new BuildId(assembly, next), commit.id()));
    built = true;
    if (mistaken) {
      events.add(new BuildEvent.CiMended(CiTrouble.Kind.FILE));
      mistaken = false;
    }
  }

  private void bad(SeenCommit commit, Reason why) {
    note(commit, new Half.Mistaken(why), new TreeSet<>());
    var told = new Reason("%d (%s): %s".formatted(next, commit.id().brief(), why.text()));
    events.add(new BuildEvent.CiTroubled(CiTrouble.Kind.FILE, told));
    mistaken = true;
  }

  private void note(SeenCommit commit, Half half, SortedSet<AssemblyName> owed) {
    events.add(
        new BuildEvent.CommitSeen(
            new Commit(
                commit.id(),
                next,
                branch,
                commit.parents(),
                commit.committedAt(),
                commit.about(),
                half,
                owed,
                commit.together())));
  }

  private void owe(BuildId build, CommitId commit) {
    events.add(new BuildEvent.BuildOwed(build, commit));
    var older = waiting.put(build.assembly(), build);
    if (older != null) {
      events.add(new BuildEvent.BuildSuperseded(older, build.number()));
    }
  }
}
