package logs.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import logs.common.Answer;
import logs.common.Program;
import logs.common.Request;

/** Takes lines in and finds them again: POST /lines, GET /search?q=WORDS, GET /count. */
public final class Main {
  private static final int MOST_LINES = 100_000;

  private final TextIndex index = new TextIndex(MOST_LINES);
  private final Kept kept;
  private final Program program;

  private Main(Map<String, String> told) throws IOException {
    kept = Kept.open(Path.of(told.getOrDefault("HOOPS_DATA", "data-index")), index);
    program = new Program("index", told);
    program.page("/lines", this::take);
    program.page("/search", this::search);
    program.page("/count", request -> Answer.text(200, index.size() + "\n"));
  }

  private Answer take(Request request) throws IOException {
    int taken = kept.add(request.lines(), request.source());
    program.counts().add("lines_in_total", taken);
    return Answer.text(200, taken + "\n");
  }

  private Answer search(Request request) {
    var limit = request.parameter("limit");
    var found = index.find(request.parameter("q"), limit.isEmpty() ? 20 : Integer.parseInt(limit));
    program.counts().add("searches_total", 1);
    var text = new StringBuilder();
    found.newest().forEach(line -> text.append(line).append('\n'));
    return Answer.text(200, text.toString()).with(Map.of("Log-Total", "" + found.total()));
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
