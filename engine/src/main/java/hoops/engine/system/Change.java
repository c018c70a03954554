package hoops.engine.system;

/// One row of a plan of the system file: what differs between two versions, and what it does (F15).
///
/// `what` is the key, a tier's name before it; `from` and `to` are as written, a default in its
/// place; `line` is the new file's, 0 where the key is gone.
public record Change(Effect effect, String what, String from, String to, int line) {

  /// What follows from a change.
  public enum Effect {
    /// It holds with the new version.
    AT_ONCE,
    /// The same, and it asks less or allows more of a protected tier or a role (F16).
    WEAKER,
    /// It counts as the commit has it, not as this version does (F1).
    TRAVELS
  }
}
