package hoops.engine.fleet;

import hoops.engine.Reason;

/// What was seen of one life: by its platform, or by asking its checks.
public sealed interface Sighting {
  /// Its keeper is there, its program not yet.
  record Launching() implements Sighting {}

  /// Its program runs; no check has been asked since, or none has an answer yet.
  record Running() implements Sighting {}

  /// Its checks pass.
  record Well() implements Sighting {}

  /// Its readiness check says no.
  record NotReady(Reason why) implements Sighting {}

  /// Its liveness check says no.
  record Unhealthy(Reason why) implements Sighting {}

  /// It is over.
  record Gone(Exit exit) implements Sighting {}

  /// The platform answered, and knows nothing of this life.
  record Absent() implements Sighting {}

  /// It was told to stop, and something of it is still there long after its grace.
  record WillNotGo(Reason why) implements Sighting {}

  /// It bears our mark, and the platform cannot be sure what it is.
  record Unreadable(Reason why) implements Sighting {}

  /// It could not be asked: the platform or its checks gave no answer at all.
  record Silence(Reason why) implements Sighting {}
}
