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

  Build now(BuildState next) {
    return new Build(id, commit, owed, next);
  }
}
