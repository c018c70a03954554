package logs.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Program;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void what_people_typed_is_never_markup() {
    var page = Page.of("<b>\"x\"", "1 found", "a < b & c", "7", "1");
    assertFalse(page.contains("<b>"), page);
    assertTrue(page.contains("a &lt; b &amp; c"), page);
  }

  @Test
  void it_shows_what_query_found() throws Exception {
    var query = new Program("query", Map.of());
    query.page(
        "/count",
        request -> Answer.text(200, "12\n").with(Map.of("Query-Improvements", "4")));
    query.page(
        "/search",
        request ->
            Answer.text(200, "order 2 paid\n")
                .with(Map.of("Log-Total", "1")));
    query.start(() -> {});
    var address = "http://127.0.0.1:" + query.port();
    var web = Main.start(Map.of("QUERY_URL", address, "RECEIVER_URL", address));
    try {
      var page = new Neighbour("web", "http://127.0.0.1:" + web.port()).get("/", "q", "paid").body();
      assertTrue(page.contains("order 2 paid"), page);
      assertTrue(page.contains("1 found"), page);
      assertTrue(page.contains("12 lines kept. Search: improvement 4."), page);
    } finally {
      web.stop();
      query.stop();
    }
  }

  @Test
  void what_it_needs_must_be_told() {
    var mistake =
        assertThrows(
            IllegalArgumentException.class, () -> Main.start(Map.of()));
    assertEquals("not told where query is: set QUERY_URL", mistake.getMessage());
  }
}
