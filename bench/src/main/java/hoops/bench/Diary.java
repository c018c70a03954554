package hoops.bench;

import hoops.engine.Cause;
import hoops.engine.Epoch;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.people.PeopleEvent.PersonMet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// Entries to write and folders to write them to.
final class Diary {
  private Diary() {}

  /// `count` entries behind `last`, each with one side row, as most of a real journal have.
  static List<Entry> group(Position last, Epoch epoch, int count) {
    return LongStream.rangeClosed(1, count).mapToObj(i -> entry(last.number() + i, epoch)).toList();
  }

  static Path folder() throws IOException {
    return Files.createTempDirectory("hoops-bench-");
  }

  static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Entry entry(long position, Epoch epoch) {
    var event = new PersonMet(new PersonId(position), new PersonName("p" + position));
    return new Entry(
        new Position(position),
        Instant.ofEpochMilli(1_790_000_000_000L + position),
        epoch,
        Cause.SELF,
        event);
  }
}
