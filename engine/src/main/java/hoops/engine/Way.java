package hoops.engine;

/// The road by which a command came in; part of the chained envelope (docs/security.md).
public enum Way {
  TERMINAL,
  API,
  CONSOLE,
  CHAT,
  HOOK,
  /// Hoops itself: a tick, an observation, work that it owed.
  SELF
}
