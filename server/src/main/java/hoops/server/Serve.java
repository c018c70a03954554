package hoops.server;

import static hoops.server.commands.Ending.BROKEN;
import static hoops.server.commands.Ending.CONFLICT;
import static hoops.server.commands.Ending.NOT_FOUND;

import hoops.engine.journal.JournalBroken;
import hoops.server.commands.Locally;
import hoops.server.commands.Trouble;
import hoops.server.commands.Values;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import hoops.server.store.DataFolder;
import hoops.server.store.JournalCheck;
import hoops.server.store.Reserve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// `hoops serve`: opens the house, waits for the end, closes it.
final class Serve {
  private static final int BUG = 70;

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
      if (!JournalCheck.lies(settings.data())) {
        var _ = Founding.file(settings); // a folder that cannot be served stays as it is
      }
      return run(settings, variables, here, new Plain(settings, print));
    } catch (Typed.Wrong wrong) {
      return here.trouble(Trouble.usage(String.valueOf(wrong.getMessage()), "hoops help serve"));
    } catch (Refused refused) {
      return here.trouble(refused.trouble());
    }
  }

  /// What is said to whoever started the server: once it answers, and when it has ended.
  interface Telling {
    void begun(Wiring.Served served);

    /// The disk has no room for a reign: it only reads, until there is.
    void reads(Wiring.Reading reading);

    void ended();
  }

  /// Serves until a signal; returns the exit code.
  static int run(Settings settings, Map<String, String> variables, Locally here, Telling telling)
      throws InterruptedException {
    var ending = new Ending();
    ending.onSignals(new Threads());
    int exit = BUG;
    try {
      exit = serve(settings, variables, here, telling, ending);
      return exit;
    } finally {
      ending.over(exit);
    }
  }

  private static int serve(
      Settings settings,
      Map<String, String> variables,
      Locally here,
      Telling telling,
      Ending ending)
      throws InterruptedException {
    var reserve = Reserve.of(settings.data(), settings.reserveBytes());
    try {
      new Serving(settings, variables, ending, reserve, telling).run();
      return 0;
    } catch (Refused refused) {
      return here.trouble(refused.trouble());
    } catch (DataFolder.Taken taken) {
      return here.trouble(
          Trouble.of(CONFLICT, String.valueOf(taken.getMessage()), taken.whatNow()));
    } catch (DataFolder.Exposed exposed) {
      return here.trouble(
          Trouble.of(CONFLICT, String.valueOf(exposed.getMessage()), "hoops doctor"));
    } catch (JournalBroken | IOException | UncheckedIOException broken) {
      return here.trouble(Trouble.of(BROKEN, because(broken), "hoops doctor"));
    }
  }

  static Map<String, String> properties() {
    return properties(System.getProperties());
  }

  private static Map<String, String> properties(Properties all) {
    return all.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, all::getProperty));
  }

  /// What went wrong, and what made it go wrong where that is not said yet.
  private static String because(Exception broken) {
    var what = String.valueOf(broken.getMessage());
    var cause = broken.getCause() == null ? null : broken.getCause().getMessage();
    return cause == null || what.contains(cause) ? what : what + ": " + cause;
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
    public void reads(Wiring.Reading reading) {
      print
          .out()
          .printf(
              "hoops %s   %s   data in %s%n", settings.version(), reading.url(), settings.data());
      print.err().println("hoops: " + reading.why());
    }

    @Override
    public void ended() {
      print.out().println("Hoops has stopped; the tiers live on.");
    }
  }
}
