package hoops.engine;

/// A command that is accepted also while the disk is nearly full: what stops, holds or aborts, and
/// what reports how the world is.
///
/// Everything else is refused then with [Refusal.Kind#FULL], and taken again as soon as there is
/// room (I43; docs/rules.md).
public interface Essential extends Command {}
