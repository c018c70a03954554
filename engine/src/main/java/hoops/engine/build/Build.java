package hoops.engine.build;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import java.time.Instant;

/// One build: one assembly at one commit, on its way or ended. `owed` is when it became owed.
public record Build(BuildId id, CommitId commit, Instant owed, BuildState state) {
  /// Whether all its unit tests ran and passed; computed when it ended, never set.
  public boolean clean() {
    return state instanceof BuildState.Clean;
  }

  public boolean ended() {
    return state.ended();
  }

  /// Since when it is in its state; for an ended one, when it ended.
  public Instant since() {
    return switch (state) {
      case BuildState.Waiting(var since) -> since;
      case BuildState.Running(var since, int _) -> since;
      case BuildState.Clean clean -> clean.at();
      case BuildState.NotClean not -> not.at();
      case BuildState.Cancelled(var at, var _) -> at;
      case BuildState.Superseded(var at, int _) -> at;
    };
  }

  Build now(BuildState next) {
    return new Build(id, commit, owed, next);
  }
}
