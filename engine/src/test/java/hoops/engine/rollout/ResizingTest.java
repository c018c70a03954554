package hoops.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// M10: how the sides of an assembly change with n.
class ResizingTest {
  @Test
  void sides_change_as_kubernetes_changes_them() throws IOException {
    var rows = rows();

    assertThat(rows).hasSizeGreaterThanOrEqualTo(12);
    for (var row : rows) {
      assertThat(row.sized()).as(row.text()).isEqualTo(row.after());
    }
  }

  @Test
  void no_size_ever_goes_past_what_is_allowed() {
    for (long before = 1; before <= 12; before++) {
      for (long allowed = 0; allowed <= 14; allowed++) {
        for (long fresh = 0; fresh <= before; fresh++) {
          var sides = List.of(fresh, before - fresh);
          var sized = Resizing.of(sides, before, allowed);
          assertThat(sized)
              .as("%s of %d to %d", sides, before, allowed)
              .allMatch(side -> side >= 0);
          assertThat(sized.getFirst() + sized.getLast()).isEqualTo(allowed);
        }
      }
    }
  }

  @Test
  void a_side_that_is_0_stays_0() {
    assertThat(Resizing.of(List.of(0L, 5L), 7, 20)).isEqualTo(List.of(0L, 14L));
    assertThat(Resizing.of(List.of(0L, 0L), 7, 20)).isEqualTo(List.of(0L, 0L));
    assertThat(Resizing.of(List.of(0L, 0L), 0, 20)).isEqualTo(List.of(0L, 0L));
  }

  private record Row(String text, List<Long> numbers, List<Long> after) {
    List<Long> sized() {
      long before = numbers.get(0) + numbers.get(1);
      long allowed = numbers.get(2) == 0 ? 0 : numbers.get(2) + numbers.get(3);
      return Resizing.of(numbers.subList(4, numbers.size()), before, allowed);
    }
  }

  private static List<Row> rows() throws IOException {
    try (var file = ResizingTest.class.getResourceAsStream("proportional.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(ResizingTest::row)
          .toList();
    }
  }

  private static Row row(String line) {
    var halves = line.split("=", -1);
    return new Row(line, numbers(halves[0]), numbers(halves[1]));
  }

  private static List<Long> numbers(String text) {
    return Stream.of(text.strip().split(" +", -1)).map(Long::valueOf).toList();
  }
}
