package logs.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Program;
import logs.common.Request;
import logs.common.Unreachable;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static Request asks(String words) {
    return new Request("GET", "/search", Map.of("q", words), "", "");
  }

  @Test
  void it_passes_on_what_index_found() throws Exception {
    var index = index();
    try {
      var search = new Search(new Neighbour("index", "http://127.0.0.1:" + index.port()), 1);
      var answer = search.answer(asks("paid"));
      assertEquals("order 2 paid\n", answer.body());
      assertEquals("7", answer.headers().get("Log-Total"));
      assertEquals(200, search.answer(asks("paid")).status());
    } finally {
      index.stop();
    }
  }

  private static Program index() throws IOException {
    var index = new Program("index", Map.of());
    index.page(
        "/search",
        request -> Answer.text(200, "order 2 paid\n").with(Map.of("Log-Total", "7")));
    index.start(() -> {});
    return index;
  }

  @Test
  void nothing_to_look_for_is_said() throws Exception {
    assertEquals(400, new Search(new Neighbour("index", "http://127.0.0.1:9"), 1).answer(asks(" ")).status());
  }

  @Test
  void too_many_at_once_are_refused() throws Exception {
    assertEquals(429, new Search(new Neighbour("index", "http://127.0.0.1:9"), 0).answer(asks("a")).status());
  }

  @Test
  void an_index_that_is_gone_is_named() {
    var search = new Search(new Neighbour("index", "http://127.0.0.1:9"), 1);
    var gone = assertThrows(Unreachable.class, () -> search.answer(asks("a")));
    assertTrue(gone.getMessage().startsWith("index does not answer"), gone.getMessage());
  }

  @Test
  void it_has_been_improved() {
    assertTrue(Search.improvements() > 0);
  }
}
