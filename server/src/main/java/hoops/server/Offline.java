package hoops.server;

import hoops.engine.journal.JournalBroken;
import hoops.server.store.Finding;
import hoops.server.store.JournalCheck;
import hoops.server.systemfile.Validate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The words that need no server: `validate` and `journal verify`.
final class Offline {
  private static final int USAGE = 2;
  private static final int FAILED = 1;

  private Offline() {}

  /// `validate [FILE]`.
  static int validate(List<String> words, Printing print) {
    if (words.size() > 1 || words.stream().anyMatch(one -> one.startsWith("-"))) {
      print.err().println("hoops validate: at most one file\nNow: hoops validate hoops.yaml");
      return USAGE;
    }
    var report = Validate.run(Path.of(words.isEmpty() ? "hoops.yaml" : words.getFirst()));
    report.lines().forEach(print.out()::println);
    return report.mistakes() == 0 ? 0 : USAGE;
  }

  /// `journal verify FOLDER`: also of a copy, and beside a running server.
  static int journal(List<String> words, Printing print) {
    if (words.size() != 2 || !words.getFirst().equals("verify")) {
      print.err().println("hoops journal: this needs a folder\nNow: hoops journal verify FOLDER");
      return USAGE;
    }
    var named = Path.of(words.getLast());
    var folder = Files.isDirectory(named) ? named : named.resolveSibling("");
    try (var check = JournalCheck.of(folder)) {
      return switch (check.verify()) {
        case Finding.Whole(var entries, var erased, var hash) -> {
          print
              .out()
              .printf(
                  "%,d entries, each follows the one before%s; the last one's hash is %s%n",
                  entries, erased == 0 ? "" : ", %,d side rows erased".formatted(erased), hash);
          yield 0;
        }
        case Finding.Broken(var position, var why) -> {
          print.out().printf("entry %d does not hold: %s%n", position, why);
          yield FAILED;
        }
      };
    } catch (JournalBroken broken) {
      print.err().println("hoops journal verify: " + broken.getMessage());
      return FAILED;
    }
  }
}
