package hoops.shell;

import hoops.wire.Fields;
import hoops.wire.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers the questions of a run: from the keyboard, or with the bytes of a file whose path stands
/// among the typed words, and of no other.
final class Asking {
  private static final int LARGEST_FILE = 50_000_000;

  private final Terminal terminal;
  private final Screen screen;
  private final List<String> words;

  /// The question that is on the screen now, for the thread that Ctrl-C starts.
  private volatile @Nullable Pending pending;

  private record Pending(Peer peer, Frame.Ask ask) {}

  Asking(Terminal terminal, Screen screen, List<String> words) {
    this.terminal = terminal;
    this.screen = screen;
    this.words = words;
  }

  void answer(Peer peer, Frame.Ask ask) throws IOException, Trouble {
    pending = ask.kind() == Frame.Kind.FILE ? null : new Pending(peer, ask);
    var post =
        ask.kind() == Frame.Kind.FILE
            ? Exchange.Post.file(path(ask), key(ask), file(ask.text()))
            : typed(ask, typed(ask));
    pending = null;
    send(peer, post);
  }

  /// Answers the question on the screen with no; false where there is none.
  boolean answerNo() {
    var now = pending;
    if (now == null) {
      return false;
    }
    try {
      send(now.peer(), typed(now.ask(), ""));
    } catch (IOException _) {
      // Nobody answered: to the server that is no as well, once it has waited.
    }
    return true;
  }

  private static Exchange.Post typed(Frame.Ask ask, String answer) {
    return Exchange.Post.json(
        path(ask), key(ask), new Fields().put("answer", answer).members().text());
  }

  private static void send(Peer peer, Exchange.Post post) throws IOException {
    try (var exchange = Exchange.post(peer, post)) {
      if (exchange.status() >= 400 && exchange.status() != 409) {
        throw new IOException("the answer was not taken (" + exchange.status() + ")");
      }
    }
  }

  private static String path(Frame.Ask ask) {
    return "/api/v1/words/" + ask.id();
  }

  private static String key(Frame.Ask ask) {
    return "answer-to-" + ask.id();
  }

  private String typed(Frame.Ask ask) throws IOException {
    screen.err(ask.text());
    return switch (ask.kind()) {
      case YES, WORD, CHOICE, KEEP, FILE -> line();
      case SECRET -> terminal.secret();
    };
  }

  private String line() throws IOException {
    var line = terminal.line();
    return line == null ? "" : line;
  }

  private byte[] file(String path) throws Trouble {
    if (!words.contains(path) && words.stream().noneMatch(word -> word.endsWith("=" + path))) {
      throw new Trouble(
          70, "The server asked for " + path + ", which was not typed. Nothing was sent.");
    }
    try {
      if (path.equals("-")) {
        return terminal.in().readAllBytes();
      }
      if (Files.isDirectory(Path.of(path))) {
        throw new Trouble(2, path + " is a folder, not a file. Nothing was done.");
      }
      if (Files.size(Path.of(path)) > LARGEST_FILE) {
        throw new Trouble(2, path + " is larger than 50 MB.");
      }
      return Files.readAllBytes(Path.of(path));
    } catch (NoSuchFileException none) {
      throw new Trouble(5, "There is no file " + path + " here. Nothing was done.");
    } catch (IOException e) {
      throw new Trouble(2, path + " cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
