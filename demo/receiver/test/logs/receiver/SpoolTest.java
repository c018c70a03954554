package logs.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path folder;

  @Test
  void what_comes_first_goes_first() throws IOException {
    var spool = Spool.open(folder);
    spool.add(List.of("one", "two"));
    spool.add(List.of("three"));
    assertEquals(List.of("one", "two", "three"), spool.next().lines());
  }

  @Test
  void what_was_handed_on_does_not_come_again() throws IOException {
    var spool = Spool.open(folder);
    spool.add(List.of("one"));
    spool.done(spool.next());
    spool.add(List.of("zwei mit ü"));
    assertEquals(List.of("zwei mit ü"), spool.next().lines());
  }

  @Test
  void a_spool_outlives_the_program() throws IOException {
    var spool = Spool.open(folder);
    spool.add(List.of("one"));
    spool.done(spool.next());
    spool.add(List.of("two"));
    assertEquals(List.of("two"), Spool.open(folder).next().lines());
  }

  @Test
  void no_part_is_larger_than_a_call() throws IOException {
    var spool = Spool.open(folder);
    spool.add(java.util.Collections.nCopies(1200, "line"));
    int calls = 0;
    for (var part = spool.next(); !part.lines().isEmpty(); part = spool.next()) {
      assertEquals(calls < 2 ? 500 : 200, part.lines().size());
      spool.done(part);
      calls++;
    }
    assertEquals(3, calls);
  }
}
