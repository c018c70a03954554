package hoops.engine.rollout;

/// What a rollout is for.
public enum Kind {
  PROMOTE,
  ROLLBACK,
  PROPERTIES,
  REPAIR
}
