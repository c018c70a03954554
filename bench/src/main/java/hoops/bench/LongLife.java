package hoops.bench;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Event;
import hoops.engine.PersonName;
import hoops.engine.control.Ask;
import hoops.engine.control.Tick;
import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.control.Writer;
import hoops.engine.journal.Entry;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.system.SystemCommand.Adopt;
import hoops.server.Threads;
import hoops.server.store.DataFolder;
import hoops.server.store.Reserve;
import hoops.server.store.SqliteJournal;
import hoops.server.systemfile.SystemFiles;
import hoops.server.systemfile.SystemFiles.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Makes the data folder of a server that has lived for years: `FOLDER DATA ENTRIES`.
///
/// The system file of FOLDER is adopted by the rules; what follows are rollouts as the rules would
/// record them, one change after another, applied and appended by the real store.
public final class LongLife {
  private static final Instant BEGAN = Instant.parse("2020-01-01T00:00:00Z");

  private final SqliteJournal journal;
  private World world = World.EMPTY;
  private Instant now = BEGAN;

  private LongLife(SqliteJournal journal) {
    this.journal = journal;
  }

  public static void main(String[] words) throws IOException {
    var data = Path.of(words[1]);
    try (var folder = DataFolder.open(data);
        var journal =
            SqliteJournal.open(
                folder, Reserve.of(data, 0), InstantSource.system(), new Threads())) {
      var life = new LongLife(journal);
      life.begin(Path.of(words[0]).resolve("hoops.yaml"));
      life.live(Long.parseLong(words[2]));
      System.out.printf("%s: %s entries%n", data, journal.last());
    }
  }

  private void begin(Path file) throws IOException {
    if (!(SystemFiles.load(file) instanceof Loaded.Valid valid)) {
      throw new IllegalArgumentException(file + " is not valid");
    }
    var worlds = new Worlds();
    var writer = Writer.replaying(journal, worlds, new Tick(now, Duration.ZERO), "bench");
    List<Command> first =
        List.of(new Meet(new PersonName("mia")), new Adopt(valid.written(), valid.text()));
    var asks = first.stream().map(command -> new Ask(command, Cause.SELF)).toList();
    writer.turn(new Tick(now, Duration.ZERO), asks);
    writer.turn(
        new Tick(now, Duration.ZERO), List.of(new Ask(new Tick(now, Duration.ZERO), Cause.SELF)));
    world = worlds.now();
  }

  private void live(long entries) {
    var changes = new Changes(world);
    while (journal.last().number() < entries) {
      var group = new ArrayList<Entry>();
      for (int change = 0; change < 10; change++) {
        changes.next(events -> record(events, group));
      }
      journal.append(group);
    }
    var last = new ArrayList<Entry>();
    record(changes.end(), last);
    journal.append(last);
  }

  /// Returns the World that these leave, for what follows on them.
  private World record(List<Event> events, List<Entry> group) {
    for (var event : events) {
      now = now.plusSeconds(2);
      var entry = new Entry(world.position().next(), now, journal.epoch(), Cause.SELF, event);
      world = world.after(entry);
      group.add(entry);
    }
    return world;
  }
}
