package logs.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextIndexTest {
  private final TextIndex index = new TextIndex(3);

  @Test
  void a_line_is_parted_into_words() {
    assertEquals(
        Set.of("warn", "disk", "sda-1", "is", "97", "full"), Words.of("WARN disk (sda-1) is 97% full"));
  }

  @Test
  void a_word_of_one_letter_is_found() {
    index.add("plan b is ready");
    assertEquals(1, index.find("b", 10).total());
  }

  @Test
  void the_newest_come_first() {
    index.add("error one");
    index.add("error two");
    index.add("fine");
    var found = index.find("ERROR", 1);
    assertEquals(2, found.total());
    assertEquals(List.of("error two"), found.newest());
  }

  @Test
  void all_words_must_be_in_the_line() {
    index.add("user mia logged in");
    index.add("user ken logged out");
    assertEquals(List.of("user ken logged out"), index.find("user out", 10).newest());
    assertEquals(0, index.find("mia out", 10).total());
  }

  @Test
  void the_oldest_go() {
    for (int i = 1; i <= 5; i++) {
      index.add("line number" + i);
    }
    assertEquals(3, index.size());
    assertEquals(0, index.find("number2", 10).total());
    assertEquals(3, index.find("line", 10).total());
  }

  @Test
  void lines_outlive_the_program(@TempDir Path folder) throws IOException {
    Kept.open(folder, index).add(List.of("one\ttab", "two"), "");
    var again = new TextIndex(3);
    Kept.open(folder, again);
    assertEquals(List.of("one\ttab"), again.find("one", 10).newest());
    assertEquals(2, again.size());
  }

  @Test
  void a_call_that_comes_twice_is_taken_once(@TempDir Path folder) throws IOException {
    var kept = Kept.open(folder, index);
    assertEquals(1, kept.add(List.of("a line"), "receiver-1/7"));
    assertEquals(0, kept.add(List.of("a line"), "receiver-1/7"));
    assertEquals(1, kept.add(List.of("a line"), "receiver-2/7"));
    assertEquals(2, index.size());
  }
}
