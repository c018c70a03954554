package hoops.engine.fleet;

import hoops.engine.Reason;
import java.time.Instant;

/// Where one life stands; each state since an instant of the journal.
///
/// All but [Ended] are alive. `Ordered`, `Unseen` and `Stopping` are in doubt: what counts is
/// always the worse way, down for the floor and alive for surge, names and ports (P3, M3).
public sealed interface InstanceState {
  Instant since();

  /// Its entry is written; no platform has shown it yet.
  record Ordered(Instant since) implements InstanceState {}

  /// The platform shows it; no check has answered yet.
  record Starting(Instant since) implements InstanceState {}

  /// Its checks pass, without a break since then.
  record Ready(Instant since) implements InstanceState {}

  /// It lives, and its readiness check says no.
  record Unready(Instant since, Reason why) implements InstanceState {}

  /// It lives, and its liveness check says no.
  record Sick(Instant since, Reason why) implements InstanceState {}

  /// Nobody could see it since then: silence, which is no sickness (P10).
  record Unseen(Instant since, Reason why) implements InstanceState {}

  /// It was told to stop. `worth` is what it counted for until then.
  record Stopping(Instant since, Purpose purpose, Worth worth) implements InstanceState {}

  /// It was told to stop and is still there, long after its grace: it keeps its place (I46).
  record Stuck(Instant since, Reason why) implements InstanceState {}

  /// It is over.
  record Ended(Instant since, Exit exit, Manner manner) implements InstanceState {}

  /// What a life counts for towards the floor.
  enum Worth {
    UP,
    DOWN
  }

  /// Whether it ended because it was told to; only one that ended by itself is evidence (M39).
  enum Manner {
    TOLD,
    BY_ITSELF,
    /// It never ran, or went with its machine or its keeper.
    LOST
  }
}
