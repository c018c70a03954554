package hoops.server.commands;

/// How carefully a verb is confirmed (docs/cli.md).
public enum Danger {
  NONE,
  /// Asks y/N, or takes `-y`.
  MODERATE,
  /// Wants the tier's whole name typed, or `--confirm NAME`; `-y` never answers it.
  SEVERE,
  /// As the tier it names: severe where protected, none where it follows main, else moderate.
  BY_TIER
}
