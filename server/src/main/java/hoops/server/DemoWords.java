package hoops.server;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// What was typed behind `hoops demo`, and where everything of the demo lies.
///
/// `folder` holds the git repository `system` and the data folder `hoops`; `home` is the checkout
/// that Hoops was started from, with the demo's sources.
record DemoWords(Verb verb, String kind, Path folder, Fresh fresh, Path home) {
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

  static DemoWords of(List<String> words, Map<String, String> properties) throws Wrong {
    var home = properties.get("hoops.home");
    if (home == null) {
      throw new Wrong("where the checkout lies is not said: start Hoops with ./hoops");
    }
    var verb = Verb.RUN;
    var kind = "";
    var folder = Path.of("demo-data");
    var fresh = Fresh.KEEP;
    for (var all = words.iterator(); all.hasNext(); ) {
      var word = all.next();
      switch (word) {
        case "--reset" -> fresh = Fresh.RESET;
        case "--data" -> folder = Path.of(after(word, all));
        case "stop" -> verb = Verb.STOP;
        case "commit" -> {
          verb = Verb.COMMIT;
          kind = after(word, all);
        }
        default -> throw new Wrong("\"" + word + "\" is no word of it");
      }
    }
    return new DemoWords(
        verb, kind, folder.toAbsolutePath().normalize(), fresh, Path.of(home).toAbsolutePath());
  }

  private static String after(String word, Iterator<String> rest) throws Wrong {
    if (!rest.hasNext()) {
      throw new Wrong("\"" + word + "\" needs a word behind it");
    }
    return rest.next();
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
