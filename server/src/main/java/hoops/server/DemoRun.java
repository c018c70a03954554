package hoops.server;

import static hoops.server.commands.Ending.CONFLICT;

import hoops.server.builder.BuildRooms;
import hoops.server.commands.Locally;
import hoops.server.commands.Trouble;
import hoops.server.demo.DemoHome;
import hoops.server.demo.DemoRepository;
import hoops.server.files.Trees;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import hoops.server.store.DataFolder;
import hoops.wire.Announced;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;

/// Starts the demo in its folder, or takes it up where it was left, and tells how it goes.
final class DemoRun {
  private final DemoWords typed;
  private final Locally here;
  private final Printing print;
  private final Map<String, String> variables;

  DemoRun(DemoWords typed, Locally here, Printing print, Map<String, String> variables) {
    this.typed = typed;
    this.here = here;
    this.print = print;
    this.variables = variables;
  }

  int run() throws IOException, InterruptedException, DemoWords.Wrong {
    var settings = settings();
    try {
      if (typed.fresh() == DemoWords.Fresh.RESET) {
        reset();
      }
      furnish(settings);
    } catch (DataFolder.Taken taken) {
      return here.trouble(taken());
    }
    print
        .out()
        .printf(
            "hoops %s demo   data in %s   no network used%n",
            settings.version(), Demo.shown(typed.folder()));
    return Serve.run(settings, variables, here, new DemoTelling(typed, print, variables));
  }

  private Trouble taken() {
    var at =
        Announced.serving(typed.data(), variables)
            .map(server -> " at " + server.url() + ", pid " + server.pid())
            .orElse("");
    return Trouble.of(
        CONFLICT,
        "The demo in " + Demo.shown(typed.folder()) + " runs already" + at + ".",
        "hoops status, or " + typed.command("demo stop"));
  }

  private Settings settings() throws DemoWords.Wrong {
    try {
      return Typed.of(
          typed.data(),
          typed.system(),
          new Settings.Port(Typed.PORT, Settings.Taken.NEXT),
          Serve.properties());
    } catch (Typed.Wrong wrong) {
      throw new DemoWords.Wrong(String.valueOf(wrong.getMessage()));
    }
  }

  /// Ends what runs and forgets everything: the repository, the journal, all of it.
  private void reset() throws IOException, InterruptedException, DemoWords.Wrong {
    if (Files.isDirectory(typed.data())) {
      new DemoStop(typed, here, variables).putDown();
      try (var _ = DataFolder.open(typed.data())) {
        Trees.remove(typed.system());
      }
      Trees.remove(typed.data());
    }
  }

  private void furnish(Settings settings) throws IOException {
    try (var _ = DataFolder.open(typed.data())) {
      var _ = DemoRepository.make(typed.sources(), typed.system(), Instant.now());
      DemoHome.furnish(new BuildRooms(typed.data()).home(), typed.junit(), settings.home());
    }
  }
}
