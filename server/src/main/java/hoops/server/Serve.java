package hoops.server;

import hoops.engine.journal.JournalBroken;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import hoops.server.store.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// `hoops serve`: opens the house, waits for the end, closes it.
final class Serve {
  private static final int USAGE = 2;
  private static final int CONFLICT = 6;
  private static final int BROKEN = 74;

  private Serve() {}

  static int run(List<String> words, Printing print, Map<String, String> variables)
      throws InterruptedException {
    try {
      var settings = Typed.serve(words, properties());
      return run(settings, variables, print, new Plain(settings, print));
    } catch (Typed.Wrong wrong) {
      print.err().println("hoops serve: " + wrong.getMessage());
      print.err().println("Now: hoops serve [FOLDER] [--data DIR] [--port N]");
      return USAGE;
    }
  }

  /// What is said to whoever started the server: once it answers, and when it has ended.
  interface Telling {
    void begun(Wiring.Served served);

    void ended();
  }

  /// Serves until a signal.
  static int run(Settings settings, Map<String, String> variables, Printing print, Telling telling)
      throws InterruptedException {
    var ending = new Ending();
    try {
      var served = new Wiring(settings, variables, ending).open();
      try (var _ = served.house()) {
        ending.onSignals(new Threads());
        telling.begun(served);
        ending.await();
      }
      telling.ended();
      return 0;
    } catch (Refused refused) {
      return said(print, refused.exit(), refused);
    } catch (DataFolder.Taken | DataFolder.Exposed refused) {
      return said(print, CONFLICT, refused);
    } catch (JournalBroken | IOException | UncheckedIOException broken) {
      return said(print, BROKEN, broken);
    } finally {
      ending.over(0);
    }
  }

  static Map<String, String> properties() {
    return properties(System.getProperties());
  }

  private static Map<String, String> properties(Properties all) {
    return all.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, all::getProperty));
  }

  private static int said(Printing print, int exit, Exception why) {
    print.err().println("hoops: " + why.getMessage());
    return exit;
  }

  private record Plain(Settings settings, Printing print) implements Telling {
    @Override
    public void begun(Wiring.Served served) {
      print
          .out()
          .printf(
              "hoops %s   %s   data in %s%n", settings.version(), served.url(), settings.data());
      print
          .out()
          .println("In another terminal: hoops status. Ctrl-C stops Hoops, the tiers live on.");
    }

    @Override
    public void ended() {
      print.out().println("Hoops has stopped; the tiers live on.");
    }
  }
}
