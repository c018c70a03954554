package hoops.server.web;

import hoops.server.commands.Commands;
import hoops.server.commands.Ending;
import hoops.server.commands.Run;
import hoops.wire.Fields;
import hoops.wire.Frame;
import hoops.wire.JsonBroken;
import hoops.wire.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.io.Content;

/// `POST /api/v1/words`: words in, a frame a line out, flushed at once; an empty line every few
/// seconds tells that the connection lives. `POST /api/v1/words/ID` answers a question.
final class WordsRoute {
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final int LARGEST_FILE = 50_000_000;

  private final Commands commands;

  WordsRoute(Commands commands) {
    this.commands = commands;
  }

  void answer(Asked asked) throws IOException, InterruptedException {
    if (!asked.post()) {
      throw Rejected.of(405, Ending.USAGE, "Words are posted.");
    }
    switch (asked.path().size()) {
      case 1 -> words(asked);
      case 2 -> question(asked, asked.path().getLast());
      default -> throw Rejected.of(404, Ending.NOT_FOUND, "Nothing is here.");
    }
  }

  private void words(Asked asked) throws IOException, InterruptedException {
    var key = asked.key();
    var words = read(asked);
    switch (commands.say(words, asked.actor(), key)) {
      case Commands.Said.OtherWords _ ->
          throw Rejected.of(422, Ending.USAGE, "This key came with other words before.");
      case Commands.Said.Runs(var run) -> stream(asked, run, words.after());
    }
  }

  private static Words read(Asked asked) throws IOException {
    try {
      return Words.read(asked.json().text());
    } catch (JsonBroken broken) {
      throw Rejected.bad(String.valueOf(broken.getMessage()));
    }
  }

  private static void stream(Asked asked, Run run, long after)
      throws IOException, InterruptedException {
    asked.response().setStatus(200);
    asked.response().getHeaders().put("Content-Type", "application/x-ndjson");
    try (var out = Content.Sink.asOutputStream(asked.response())) {
      long seen = after;
      var over = false;
      while (!over) {
        var frame = run.next(seen, BEAT);
        var line = frame.map(Frame::line).orElse("") + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
        seen = frame.map(Frame::n).orElse(seen);
        over = frame.isPresent() ? frame.get() instanceof Frame.Exit : run.ended();
      }
    }
  }

  private void question(Asked asked, String id) throws IOException {
    var run =
        commands
            .asking(asked.actor(), id)
            .orElseThrow(() -> Rejected.of(404, Ending.NOT_FOUND, "No such question waits."));
    var file = asked.header("Content-Type").startsWith("application/octet-stream");
    var answer =
        file
            ? new String(asked.body(LARGEST_FILE), StandardCharsets.ISO_8859_1)
            : asked.json().text("answer", "");
    if (!run.answer(id, answer)) {
      throw Rejected.of(409, Ending.CONFLICT, "This question is answered already.");
    }
    Answering.json(asked.response(), 200, new Fields().put("schema", "hoops.answered/1").members());
  }
}
