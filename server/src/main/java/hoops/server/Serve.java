package hoops.server;

import static hoops.server.commands.Ending.NOT_FOUND;

import hoops.engine.journal.JournalBroken;
import hoops.server.commands.Locally;
import hoops.server.commands.Trouble;
import hoops.server.commands.Values;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import hoops.server.store.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// `hoops serve`: opens the house, waits for the end, closes it.
final class Serve {
  private static final int CONFLICT = 6;
  private static final int BROKEN = 74;

  private Serve() {}

  static int run(Values values, Locally here, Printing print, Map<String, String> variables)
      throws InterruptedException {
    try {
      var folder = Path.of(values.maybe("folder").orElse("."));
      var settings =
          Typed.serve(
              folder,
              values.maybe("data").orElse(""),
              values.maybe("port").orElse(""),
              properties());
      if (!Files.isDirectory(folder)) {
        return here.trouble(
            Trouble.of(NOT_FOUND, "There is no folder " + folder + ".", "hoops serve"));
      }
      return run(settings, variables, print, new Plain(settings, print));
    } catch (Typed.Wrong wrong) {
      return here.trouble(Trouble.usage(String.valueOf(wrong.getMessage()), "hoops help serve"));
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
