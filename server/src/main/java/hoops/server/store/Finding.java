package hoops.server.store;

/// What a look through a journal came to.
public sealed interface Finding {
  /// Every entry is what was written. `erased` counts the side rows that were erased; `hash` is
  /// that of the newest entry, 64 hex digits, to be compared with one that was kept elsewhere:
  /// whether entries are missing at the end shows only there.
  record Whole(long entries, long erased, String hash) implements Finding {}

  /// The first place that does not hold, and why. `position` is 0 where it is no single entry.
  record Broken(long position, String why) implements Finding {}
}
