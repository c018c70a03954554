package hoops.engine.rollout;

/// How a rollout ended; for ever (S21).
public enum Outcome {
  /// Every planned instance runs the new build, and the last bake ended well.
  ARRIVED,
  /// The rollback that took its place arrived.
  ROLLED_BACK,
  /// Some instances run the new build and some do not: placements say which (S25).
  MIXED,
  /// No new instance was ever ready, and all of them were taken away again.
  FAILED_UNCHANGED,
  /// A newer one took its place in line (S16).
  SUPERSEDED,
  /// It never began, or what it would do was not so any more when it should begin (S18).
  WITHDRAWN
}
