package hoops.engine.rollout;

/// Whether a person or the tier's own rhythm asked for a rollout (S16).
public enum Trigger {
  BY_HAND,
  AUTOMATIC
}
