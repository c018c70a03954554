package hoops.engine.journal;

import hoops.engine.Epoch;
import java.util.List;

/// Keeps the entries, in order, for ever. Every implementation passes `JournalContract`.
///
/// One thread appends (`control`); any thread reads. What [#append] returned from survives `kill
/// -9` at once, and a power cut on honest disks (I2).
public interface Journal extends Pages, AutoCloseable {
  /// Appends one group of entries, whole or not at all; durable when this returns.
  ///
  /// Their positions follow [#last] without a gap and their epoch is [#epoch], else
  /// IllegalArgumentException: a bug, and nothing is appended. Where the group could not be made
  /// durable it throws [JournalBroken], and nothing more can be appended by this process (I5).
  void append(List<Entry> group);

  /// Whether there is so little room left that only what is [hoops.engine.Essential] may be
  /// appended.
  ///
  /// Cheap, asked once a turn; follows the disk, so it ends as soon as there is room again (I43).
  boolean nearlyFull();

  /// The epoch of this reign: above every one that was ever given over this journal (I4).
  Epoch epoch();

  @Override
  void close();
}
