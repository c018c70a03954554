package logs.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  @Test
  void lines_stay_until_they_are_shipped() {
    var outbox = new Outbox(10);
    outbox.add(List.of("one", "two", "three"));
    assertEquals(List.of("one", "two"), outbox.oldest(2));
    assertEquals(List.of("one", "two"), outbox.oldest(2));
    outbox.shipped(2);
    assertEquals(List.of("three"), outbox.oldest(2));
  }

  @Test
  void the_oldest_go_when_there_are_too_many() {
    var outbox = new Outbox(2);
    outbox.add(List.of("one", "two", "three"));
    assertEquals(List.of("two", "three"), outbox.oldest(5));
    assertEquals(1, outbox.dropped());
  }

  @Test
  void half_a_line_is_waited_for(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("shop.log"), "one\ntw");
    var tail = new Tail(folder);
    assertEquals(List.of("one"), tail.look());
    assertEquals(List.of(), tail.look());
    Files.writeString(file, "o\n", StandardOpenOption.APPEND);
    assertEquals(List.of("two"), tail.look());
  }

  @Test
  void samples_say_when_and_what() {
    var line = new Sample().next(Instant.parse("2026-01-05T09:00:00.123456Z"));
    assertTrue(line.startsWith("2026-01-05T09:00:00.123Z INFO shop order 1 "), line);
  }
}
