package logs.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTest {
  @Test
  void parameters_are_decoded() {
    assertEquals(Map.of("q", "a b&c", "limit", ""), Request.parameters("q=a+b%26c&limit"));
    assertEquals(Map.of(), Request.parameters(null));
  }

  @Test
  void empty_lines_do_not_count() {
    assertEquals(List.of("a", "b"), new Request("POST", "/", Map.of(), "", "a\n\n  \nb\n").lines());
  }

  @Test
  void counts_are_told_as_prometheus_reads_them() {
    var counts = new Counts();
    counts.add("lines_in_total", 3);
    assertEquals(
        "# TYPE lines_in_total counter\nlines_in_total 3\n"
            + "# TYPE lines_out_total counter\nlines_out_total 0\n",
        counts.text());
  }
}
