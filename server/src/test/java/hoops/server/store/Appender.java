package hoops.server.store;

import hoops.engine.Cause;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.server.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A program of its own that appends to the journal of a folder for ever, in groups of three, and
/// writes a line for each group that it was told is durable. It ends with 74 when the journal
/// breaks.
final class Appender {
  private Appender() {}

  public static void main(String[] args) {
    var path = Path.of(args[0]);
    var folder = DataFolder.open(path);
    var journal =
        SqliteJournal.open(folder, Reserve.of(path, 0), InstantSource.system(), new Threads());
    try {
      while (true) {
        journal.append(group(journal));
        System.out.println("answered " + journal.last());
      }
    } catch (JournalBroken first) {
      System.out.println("broken " + first.getMessage());
      try {
        journal.append(group(journal));
        System.out.println("went on");
      } catch (JournalBroken again) {
        System.out.println("refused");
      }
      Runtime.getRuntime().halt(74);
    }
  }

  private static List<Entry> group(SqliteJournal journal) {
    var group = new ArrayList<Entry>();
    var position = journal.last();
    for (int i = 0; i < 3; i++) {
      position = position.next();
      var jump = new ClockJumped(Duration.ofSeconds(position.number()));
      group.add(new Entry(position, Instant.EPOCH, journal.epoch(), Cause.SELF, jump));
    }
    return group;
  }
}
