package hoops.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The `hoops` command: asks a server, and knows only its own version itself.
public final class Main {
  private static final Duration QUIET = Duration.ofMillis(100);

  private Main() {}

  public static void main(String[] typed) {
    var words = List.of(typed);
    if (words.contains("version") && words.stream().allMatch(Main::ofVersion)) {
      System.out.println(version(words.contains("--json")));
      return;
    }
    if (words.equals(List.of("__train"))) {
      System.exit(train());
    }
    var terminal = new Terminal(System.out, System.err, System.in, System.getenv());
    end(run(terminal, words));
  }

  /// Ends without the JDK's logging of exits, whose set-up costs a tenth of a call. Nothing is left
  /// to run: the streams are flushed with each write, and no hook is registered any more.
  private static void end(int code) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  private static int train() {
    try {
      Training.run();
      return 0;
    } catch (IOException _) {
      return 1;
    }
  }

  private static boolean ofVersion(String word) {
    return word.equals("version") || word.startsWith("--");
  }

  private static String version(boolean json) {
    return json
        ? "{\"schema\":\"hoops.version/1\",\"version\":\"" + Version.TEXT + "\"}"
        : "hoops " + Version.TEXT;
  }

  static int run(Terminal terminal, List<String> words) {
    var screen = new Screen(terminal.out(), terminal.err());
    var asking = new Asking(terminal, screen, words);
    var talk = new Conversation(terminal.words(words), screen, asking, key());
    var detaching = new Thread(() -> detach(screen, asking), "hoops-detach");
    Runtime.getRuntime().addShutdownHook(detaching);
    try {
      var peers = new Peers(terminal.variables(), Flags.of(words));
      Thread.ofPlatform().name("hoops-quiet").daemon().start(() -> tell(talk, peers, screen));
      return talk.with(peers);
    } catch (Trouble trouble) {
      if (words.contains("--json")) {
        screen.out(trouble.document() + "\n");
      }
      screen.err(trouble.sentence() + "\n");
      return trouble.exit();
    } catch (InterruptedException _) {
      return 70;
    } finally {
      Runtime.getRuntime().removeShutdownHook(detaching);
    }
  }

  /// One for each call, never met again: this process at this moment. It guards against doing a
  /// thing twice, not against anybody, so it needs no randomness, which costs a third of a start.
  private static String key() {
    long pid = ProcessHandle.current().pid();
    return "call-" + System.currentTimeMillis() + "-" + System.nanoTime() + "-" + pid;
  }

  /// Runs only when Ctrl-C ends the process, whose exit code is then 130.
  private static void detach(Screen screen, Asking asking) {
    var answered = asking.answerNo();
    screen.err(
        answered
            ? "\nAnswered no; nothing was done.\n"
            : "\nDetached. What was started goes on.   Look again: hoops status\n");
  }

  /// Never silent: says who is asked where no answer came in 100 ms (rule 7).
  private static void tell(Conversation talk, Peers peers, Screen screen) {
    LockSupport.parkNanos(QUIET.toNanos());
    try {
      if (!talk.heard()) {
        screen.meanwhile("asking " + peers.find().name() + " ...\n");
      }
    } catch (Trouble _) {
      // The conversation itself tells what is wrong.
    }
  }
}
