package hoops.shell;

import hoops.wire.Frame;
import hoops.wire.Json;
import hoops.wire.JsonBroken;
import hoops.wire.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// One call: words out, frames in, until the frame that ends it. A broken connection is taken up
/// again with the same key and the last number, for 30 s, so nothing is done or printed twice.
final class Conversation {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Words words;
  private final Screen screen;
  private final Asking asking;
  private final String key;
  private long last;
  private volatile boolean heard;

  Conversation(Words words, Screen screen, Asking asking, String key) {
    this.words = words;
    this.screen = screen;
    this.asking = asking;
    this.key = key;
  }

  /// Whether anything was heard yet; asked by the thread that says "asking ...".
  boolean heard() {
    return heard;
  }

  /// Has it out with the server that `peers` finds, and returns the exit code.
  int with(Peers peers) throws Trouble, InterruptedException {
    var peer = peers.find();
    long broken = 0;
    while (true) {
      long before = last;
      try {
        return once(peer);
      } catch (IOException e) {
        broken = broken == 0 || last > before ? System.nanoTime() : broken;
        if (last == 0 && !heard && System.nanoTime() - broken > Duration.ofSeconds(2).toNanos()) {
          throw Trouble.unreachable(
              "No answer from "
                  + peer.name()
                  + ": "
                  + e.getMessage()
                  + ".\n  Is it running?   hoops doctor");
        }
        if (System.nanoTime() - broken > PATIENCE.toNanos()) {
          throw Trouble.unreachable(
              "Lost "
                  + peer.name()
                  + " at "
                  + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
                  + ". What it does goes on.\n  Look again: hoops status");
        }
        Thread.sleep(300);
        peer = again(peers, peer);
      }
    }
  }

  /// The same server, which may have been started anew under another token.
  private static Peer again(Peers peers, Peer before) {
    try {
      return peers.find();
    } catch (Trouble _) {
      return before;
    }
  }

  private int once(Peer peer) throws IOException, Trouble {
    var post = Exchange.Post.json("/api/v1/words", key, words.after(last).text());
    try (var exchange = Exchange.post(peer, post)) {
      heard = true;
      screen.begin();
      if (exchange.status() != 200) {
        throw refused(exchange);
      }
      for (var line = exchange.line(); line != null; line = exchange.line()) {
        if (!line.isEmpty()) {
          var frame = Frame.read(line);
          last = Math.max(last, frame.n());
          if (frame instanceof Frame.Exit(_, var code)) {
            screen.clear();
            return code;
          }
          show(peer, frame);
        }
      }
      throw new IOException("it ended too early");
    } catch (JsonBroken broken) {
      throw new Trouble(70, "The server speaks otherwise than this client: " + broken.getMessage());
    }
  }

  /// No switch over the kinds: it would be linked at its first use, which costs more than all else
  /// here.
  private void show(Peer peer, Frame frame) throws IOException, Trouble {
    if (frame instanceof Frame.Out(_, var text)) {
      screen.out(text);
    } else if (frame instanceof Frame.Err(_, var text)) {
      screen.err(text);
    } else if (frame instanceof Frame.Progress(_, var lines)) {
      screen.progress(lines);
    } else if (frame instanceof Frame.Ask ask) {
      asking.answer(peer, ask);
    }
  }

  /// What the server says instead of frames: a problem document, told in its own words.
  private static Trouble refused(Exchange exchange) throws IOException {
    var line = exchange.line();
    try {
      if (line != null && Json.read(line) instanceof Json.Members problem) {
        int exit = exchange.status() == 401 ? 4 : (int) problem.number("exit", 70);
        var hint = problem.text("hint", "");
        return new Trouble(
            exit, problem.text("detail", "") + (hint.isEmpty() ? "" : "\n  " + hint));
      }
    } catch (JsonBroken _) {
      // Then it is no server of ours, as the sentence below says.
    }
    return Trouble.unreachable(
        "What answers there is no Hoops server (HTTP " + exchange.status() + ").");
  }
}
