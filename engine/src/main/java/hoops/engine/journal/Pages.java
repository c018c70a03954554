package hoops.engine.journal;

import hoops.engine.Position;
import java.util.List;
import java.util.function.Consumer;

/// The entries of a journal as everyone may read them, also where none can be appended. Any thread.
public interface Pages {
  /// Hands over every entry behind `after`, oldest first, checking the chain on its way.
  ///
  /// Throws [JournalBroken] at the first entry that does not fit the one before.
  void replay(Position after, Consumer<Entry> reader);

  /// At most `most` entries behind `after`, oldest first; fewer only at the end.
  List<Entry> read(Position after, int most);

  /// The position of the newest entry; [Position#NONE] while there is none.
  Position last();
}
