package logs.web;

import java.io.IOException;
import java.util.Map;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Program;
import logs.common.Request;

/** Shows lines to people: GET /?q=WORDS; POST /lines hands lines to receiver. */
public final class Main {
  private final Neighbour query;
  private final Neighbour receiver;
  private final Program program;

  private Main(Map<String, String> told) throws IOException {
    query = Neighbour.told("query", told);
    receiver = Neighbour.told("receiver", told);
    program = new Program("web", told);
    program.page("/", this::show);
    program.page("/lines", this::give);
  }

  private Answer show(Request request) throws InterruptedException {
    program.counts().add("pages_total", 1);
    var count = query.get("/count");
    var kept = count.body().strip();
    var improved = count.headers().firstValue("Query-Improvements").orElse("0");
    var words = request.parameter("q").strip();
    if (words.isEmpty()) {
      return Answer.page(Page.of("", "Say what to look for.", "", kept, improved));
    }
    var found = query.get("/search", "q", words);
    var total = found.headers().firstValue("Log-Total").orElse("0");
    return Answer.page(Page.of(words, total + " found", found.body(), kept, improved));
  }

  private Answer give(Request request) throws InterruptedException {
    var lines = request.lines();
    if (lines.isEmpty()) {
      return Answer.text(400, "POST lines, one each\n");
    }
    receiver.give(lines, "");
    program.counts().add("lines_in_total", lines.size());
    program.counts().add("lines_out_total", lines.size());
    return Answer.text(202, lines.size() + "\n");
  }

  static Program start(Map<String, String> told) throws IOException {
    var main = new Main(told);
    main.program.start(() -> {});
    return main.program;
  }

  public static void main(String[] args) throws IOException {
    start(System.getenv());
  }
}
