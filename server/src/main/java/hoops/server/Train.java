package hoops.server;

import hoops.server.files.Trees;
import hoops.server.settings.Settings;
import hoops.server.settings.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A short life of the server in a scratch folder, from which the launcher makes the archive that
/// quickens later starts.
final class Train {
  private static final int FAILED = 1;
  private static final String FILE =
      """
      hoops: 1
      solo: true
      assemblies:
        one: {artifact: one, run: ./one, build: "true"}
      """;

  private Train() {}

  static int run(Printing print, Map<String, String> variables) throws InterruptedException {
    try {
      var folder = Files.createTempDirectory("hoops-train");
      try {
        Files.writeString(folder.resolve("hoops.yaml"), FILE);
        live(folder, variables);
        return 0;
      } finally {
        Trees.remove(folder);
      }
    } catch (IOException | Refused | Typed.Wrong trouble) {
      print.err().println("hoops: " + trouble.getMessage());
      return FAILED;
    }
  }

  private static void live(Path folder, Map<String, String> variables)
      throws IOException, Refused, Typed.Wrong, InterruptedException {
    var settings =
        Typed.of(
            folder.resolve("data"),
            folder,
            new Settings.Port(0, Settings.Taken.NEXT),
            Serve.properties());
    var apart = new HashMap<>(variables);
    var run = Files.createDirectory(folder.resolve("run"));
    var _ = run.toFile().setReadable(false, false);
    apart.put("XDG_RUNTIME_DIR", run.toString());
    var served = new Wiring(settings, apart, new Ending()).open();
    try (var _ = served.house()) {
      var speaking = new Speaking(served.commands(), served.first(), variables);
      for (var words : List.of("status", "board", "help", "version")) {
        var _ = speaking.say(words);
      }
    }
  }
}
