package hoops.engine.build;

import java.util.List;
import java.util.Optional;

/// Where a commit is among its builds: what it owed, and what became of each.
public record Trace(Commit commit, List<Build> builds) {
  public Trace {
    builds = List.copyOf(builds);
  }

  /// The trace of the commit whose builds bear this number.
  public static Optional<Trace> of(Builds builds, int number) {
    return builds.commit(number).map(commit -> new Trace(commit, builds.numbered(commit.number())));
  }

  /// One line for each thing it waits for or was kept back by; empty where every build is clean.
  public List<String> waitsFor() {
    return switch (commit.half()) {
      case Half.Mistaken(var why) -> List.of("not built: " + why.text());
      case Half.Read _ ->
          builds.stream()
              .filter(build -> !build.clean())
              .map(build -> build.id() + " is " + Sentences.state(build))
              .toList();
    };
  }
}
