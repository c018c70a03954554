package hoops.server;

import hoops.server.builder.BuildRooms;
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
  private static final int CONFLICT = 6;

  private final DemoWords typed;
  private final Printing print;
  private final Map<String, String> variables;

  DemoRun(DemoWords typed, Printing print, Map<String, String> variables) {
    this.typed = typed;
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
      print.err().println("hoops demo: " + taken.getMessage());
      Announced.serving(typed.data(), variables)
          .ifPresent(server -> print.err().println("It answers at " + server.url()));
      print.err().println("Now: hoops status, or hoops demo stop");
      return CONFLICT;
    }
    print
        .out()
        .printf(
            "hoops %s demo   data in %s   no network used%n",
            settings.version(), Demo.shown(typed.folder()));
    return Serve.run(settings, variables, print, new DemoTelling(print, variables));
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
      new DemoStop(typed, print, variables).putDown();
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
