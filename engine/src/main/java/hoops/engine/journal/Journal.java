package hoops.engine.journal;

import hoops.engine.Epoch;
import hoops.engine.Position;
import java.util.List;
import java.util.function.Consumer;

/// Keeps the entries, in order, for ever. Every implementation passes `JournalContract`.
///
/// One thread appends (`control`); any thread reads. What [#append] returned from survives `kill
/// -9` at once, and a power cut on honest disks (I2).
public interface Journal extends AutoCloseable {
  /// Appends one group of entries, whole or not at all; durable when this returns.
  ///
  /// Their positions follow [#last] without a gap and their epoch is [#epoch], else
  /// IllegalArgumentException: a bug, and nothing is appended. Where the group could not be made
  /// durable it throws [JournalBroken], and nothing more can be appended by this process (I5).
  void append(List<Entry> group);

  /// Hands over every entry behind `after`, oldest first, checking the chain on its way.
  ///
  /// Throws [JournalBroken] at the first entry that does not fit the one before.
  void replay(Position after, Consumer<Entry> reader);

  /// At most `most` entries behind `after`, oldest first; fewer only at the end.
  List<Entry> read(Position after, int most);

  /// The position of the newest entry; [Position#NONE] while there is none.
  Position last();

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
