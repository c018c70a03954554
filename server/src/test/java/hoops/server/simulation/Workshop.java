package hoops.server.simulation;

import hoops.engine.BuildId;
import hoops.engine.build.BuildCommand.BeginBuild;
import hoops.engine.build.BuildCommand.BuildFinished;
import hoops.engine.build.BuildState;
import hoops.engine.build.BuildStory;
import hoops.engine.build.Tests;
import hoops.engine.control.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Builds what is owed, one attempt after another, without building anything.
final class Workshop {
  private record Bench(int attempt, Duration until) {}

  private final Stage stage;
  private final Map<BuildId, Bench> benches = new TreeMap<>();
  private final Set<BuildId> dirty = new HashSet<>();
  private Duration takes = Duration.ofSeconds(1);

  Workshop(Stage stage) {
    this.stage = stage;
  }

  /// The unit tests of this build fail.
  void fails(BuildId build) {
    dirty.add(build);
  }

  void takes(Duration time) {
    takes = time;
  }

  /// The server died, and its builds with it.
  void lost() {
    benches.clear();
  }

  void work(World world, Duration now) {
    world.builds().waiting().forEach(build -> begin(build.id(), 1, now));
    for (var build : world.builds().running()) {
      if (build.state() instanceof BuildState.Running(_, var attempt)
          && !benches.containsKey(build.id())) {
        begin(build.id(), attempt + 1, now);
      }
    }
    for (var bench : List.copyOf(benches.entrySet())) {
      if (bench.getValue().until().compareTo(now) <= 0
          && benches.remove(bench.getKey(), bench.getValue())) {
        stage.tell(finished(bench.getKey(), bench.getValue().attempt()));
      }
    }
  }

  private void begin(BuildId build, int attempt, Duration now) {
    if (stage.tell(new BeginBuild(build, attempt))) {
      benches.put(build, new Bench(attempt, now.plus(takes)));
    }
  }

  BuildFinished finished(BuildId build, int attempt) {
    var tests = new Tests(5, dirty.contains(build) ? 2 : 0, 0, 0, List.of());
    return new BuildFinished(build, attempt, BuildStory.result(build.text(), tests));
  }
}
