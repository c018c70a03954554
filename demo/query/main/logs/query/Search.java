package logs.query;

import java.util.Map;
import java.util.concurrent.Semaphore;
import logs.common.Answer;
import logs.common.Neighbour;
import logs.common.Request;

/** Asks index, never more often at once than it may. */
final class Search {
  /** How often this has been improved; it is shown below each answer. */
  private static final int IMPROVEMENTS = 1;

  /** What index calls the words that are searched. */
  private static final String ASKED_AS = "q";

  private final Neighbour index;
  private final Semaphore parallel;

  Search(Neighbour index, int mostParallel) {
    this.index = index;
    this.parallel = new Semaphore(mostParallel);
  }

  Answer answer(Request request) throws InterruptedException {
    var words = request.parameter("q").strip();
    if (words.isEmpty()) {
      return Answer.text(400, "say what to look for: /search?q=WORDS\n");
    }
    if (!parallel.tryAcquire()) {
      return Answer.text(429, "too many searches at once, try again\n");
    }
    try {
      var found = index.get("/search", ASKED_AS, words, "limit", "20");
      var total = found.headers().firstValue("Log-Total").orElse("0");
      return Answer.text(200, found.body())
          .with(Map.of("Log-Total", total, "Query-Improvements", "" + improvements()));
    } finally {
      parallel.release();
    }
  }

  static int improvements() {
    return IMPROVEMENTS;
  }
}
