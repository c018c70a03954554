package hoops.engine.gate;

/// Whether Hoops moves the tier by its rules, or a person asked for it.
public enum Move {
  AUTOMATIC,
  BY_HAND
}
