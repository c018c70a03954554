package hoops.server.door;

/// What an act asks of whoever wants it; every command and every route names one
/// (docs/security.md).
public enum Permission {
  /// Nothing: it says no more than that Hoops is there.
  NONE,
  /// To read.
  READ,
  /// To pull the stop button, or to hold: everyone who is signed in, since safety waits for nobody.
  SAFETY,
  /// To move a tier, or a problem.
  OPERATE,
  /// To change the system itself.
  GOVERN
}
