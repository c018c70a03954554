package logs.query;

import java.io.IOException;
import java.util.Map;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Program;

/** Answers searches: GET /search?q=WORDS, GET /count. */
public final class Main {
  private Main() {}

  static Program start(Map<String, String> told) throws IOException {
    var index = Neighbour.told("index", told);
    var search = new Search(index, Integer.parseInt(told.getOrDefault("QUERY_MAX_PARALLEL", "40")));
    var program = new Program("query", told);
    program.page(
        "/search",
        request -> {
          program.counts().add("searches_total", 1);
          return search.answer(request);
        });
    var improvements = Map.of("Query-Improvements", "" + Search.improvements());
    program.page(
        "/count", request -> Answer.text(200, index.get("/count").body()).with(improvements));
    program.start(() -> {});
    return program;
  }

  public static void main(String[] args) throws IOException {
    start(System.getenv());
  }
}
