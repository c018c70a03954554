package hoops.engine.rollout;

/// What may be asked of a rollout: by a person, or by what is seen (docs/rules.md).
enum Ask {
  /// The slot is free.
  START,
  /// The wave landed; while holding: it reached its safe point.
  LANDED,
  /// The bake ended well.
  GO_ON,
  /// The new side was judged worse.
  GO_BACK,
  /// A deadline passed.
  OVERDUE,
  HOLD,
  RESUME,
  RETRY,
  ABORT,
  ROLL_BACK,
  /// The number of instances changed (M10).
  RESIZE
}
