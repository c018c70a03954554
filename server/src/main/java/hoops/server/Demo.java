package hoops.server;

import hoops.server.demo.DemoChange;
import hoops.server.demo.DemoRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `hoops demo`, `hoops demo commit KIND` and `hoops demo stop`: a small real system in one folder.
final class Demo {
  private static final int USAGE = 2;
  private static final int FAILED = 1;
  private static final String USE =
      "Now: hoops demo [--data DIR] [--reset], hoops demo commit KIND, or hoops demo stop";

  private Demo() {}

  static int run(List<String> words, Printing print, Map<String, String> variables)
      throws InterruptedException {
    try {
      var typed = DemoWords.of(words, Serve.properties());
      return switch (typed.verb()) {
        case RUN -> new DemoRun(typed, print, variables).run();
        case STOP -> new DemoStop(typed, print, variables).run();
        case COMMIT -> commit(typed, print);
      };
    } catch (DemoWords.Wrong wrong) {
      print.err().println("hoops demo: " + wrong.getMessage() + "\n" + USE);
      return USAGE;
    } catch (IOException trouble) {
      print.err().println("hoops demo: " + trouble.getMessage());
      return FAILED;
    }
  }

  private static int commit(DemoWords typed, Printing print) throws IOException {
    var change = DemoChange.named(typed.kind());
    if (change.isEmpty()) {
      print
          .err()
          .printf(
              "hoops demo: \"%s\" is no kind of commit. There are: %s%n",
              typed.kind(),
              Arrays.stream(DemoChange.values())
                  .map(DemoChange::word)
                  .collect(Collectors.joining(", ")));
      return USAGE;
    }
    if (!Files.isDirectory(typed.system().resolve(".git"))) {
      print
          .err()
          .printf("hoops demo: there is no demo in %s%nNow: hoops demo%n", shown(typed.folder()));
      return USAGE;
    }
    try {
      var made =
          DemoRepository.make(typed.sources(), typed.system(), Instant.now())
              .commit(change.get(), Instant.now());
      print
          .out()
          .printf(
              "%s  %s%n         changes %s in %s%n",
              made.commit().substring(0, 7),
              made.subject(),
              String.join(", ", made.paths()),
              shown(typed.system()));
      print
          .out()
          .println("See what becomes of it:  hoops build trace " + made.commit().substring(0, 7));
      return 0;
    } catch (IllegalStateException refused) {
      print.err().println("hoops demo: " + refused.getMessage());
      return FAILED;
    }
  }

  /// A path as one would type it from here.
  static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? "./" + here.relativize(path) : path.toString();
  }
}
