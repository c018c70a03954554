package hoops.engine.rollout;

import hoops.engine.Share;

/// One wave of one assembly: how many the new side may have, and what the old side keeps (M6, M14).
public record Step(Share share, Old old) {

  /// What of the old side stays while the step lasts.
  public enum Old {
    /// As much of it as surge allows: the new side runs beside it (M21).
    BESIDE,
    /// What the new side leaves of n.
    MAKES_ROOM,
    /// Nothing, and it is gone before the new side begins: they cannot run beside each other (S28).
    STOPS_FIRST
  }
}
