package hoops.server;

import hoops.server.commands.Pasted;
import hoops.server.commands.Values;
import java.nio.file.Path;
import java.util.Map;

/// What was typed behind `hoops demo`, and where everything of the demo lies.
///
/// `folder` holds the git repository `system` and the data folder `hoops`; `home` is the checkout
/// that Hoops was started from, with the demo's sources.
record DemoWords(Verb verb, String kind, Path folder, Fresh fresh, Path home) {
  private static final String FOLDER = "demo-data";

  enum Verb {
    RUN,
    STOP,
    COMMIT
  }

  /// Whether what an earlier demo left is kept.
  enum Fresh {
    KEEP,
    RESET
  }

  /// The words are none of the demo's; the message is a sentence.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  /// The words of `demo`, `demo commit` or `demo stop`.
  static DemoWords of(String verb, Values values, Map<String, String> properties) throws Wrong {
    var home = properties.get("hoops.home");
    if (home == null) {
      throw new Wrong("Where the checkout lies is not said: start Hoops with ./hoops.");
    }
    return new DemoWords(
        switch (verb) {
          case "demo commit" -> Verb.COMMIT;
          case "demo stop" -> Verb.STOP;
          default -> Verb.RUN;
        },
        values.maybe("kind").orElse(""),
        Path.of(values.maybe("data").orElse(FOLDER)).toAbsolutePath().normalize(),
        values.on("reset") ? Fresh.RESET : Fresh.KEEP,
        Path.of(home).toAbsolutePath());
  }

  /// Those words of the demo as one pastes them here, with the folder where it is not the usual
  /// one.
  String command(String words) {
    var usual = folder.equals(Path.of(FOLDER).toAbsolutePath().normalize());
    return "hoops " + words + (usual ? "" : " --data " + Pasted.word(Demo.shown(folder)));
  }

  Path sources() {
    return home.resolve("demo");
  }

  Path system() {
    return folder.resolve("system");
  }

  Path data() {
    return folder.resolve("hoops");
  }

  Path junit() {
    return home.resolve("server/target/demo/junit-console.jar");
  }
}
