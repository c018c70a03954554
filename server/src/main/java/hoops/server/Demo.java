package hoops.server;

import hoops.server.commands.Ending;
import hoops.server.commands.Locally;
import hoops.server.commands.Reply;
import hoops.server.commands.Trouble;
import hoops.server.commands.Values;
import hoops.server.demo.DemoChange;
import hoops.server.demo.DemoRepository;
import hoops.server.screen.Block;
import hoops.server.store.JournalCheck;
import hoops.wire.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// `hoops demo`, `hoops demo commit KIND` and `hoops demo stop`: a small real system in one folder.
final class Demo {
  private Demo() {}

  static int run(
      String verb, Values values, Locally here, Printing print, Map<String, String> variables)
      throws InterruptedException {
    try {
      var typed = DemoWords.of(verb, values, Serve.properties());
      return switch (typed.verb()) {
        case RUN -> new DemoRun(typed, here, print, variables).run();
        case STOP -> new DemoStop(typed, here, variables).run();
        case COMMIT -> commit(typed, here);
      };
    } catch (DemoWords.Wrong wrong) {
      return here.trouble(Trouble.usage(String.valueOf(wrong.getMessage()), "hoops help demo"));
    } catch (IOException trouble) {
      return here.trouble(Trouble.of(Ending.FAILED, String.valueOf(trouble.getMessage()), ""));
    }
  }

  private static int commit(DemoWords typed, Locally here) throws IOException {
    var change = DemoChange.named(typed.kind());
    if (change.isEmpty()) {
      var kinds =
          Arrays.stream(DemoChange.values())
              .map(DemoChange::word)
              .collect(Collectors.joining(", "));
      return here.trouble(
          Trouble.usage(
              "\"%s\" is no kind of commit. There are: %s.".formatted(typed.kind(), kinds),
              "hoops demo commit fix"));
    }
    if (!Files.isDirectory(typed.system().resolve(".git"))) {
      return here.trouble(none(typed));
    }
    try {
      var repository = DemoRepository.make(typed.sources(), typed.system(), Instant.now());
      return here.reply(made(repository.commit(change.get(), Instant.now()), typed));
    } catch (IllegalStateException refused) {
      return here.trouble(Trouble.of(Ending.FAILED, String.valueOf(refused.getMessage()), ""));
    }
  }

  private static Reply made(DemoRepository.Made made, DemoWords typed) {
    var brief = made.commit().substring(0, 7);
    var changed = "changes " + String.join(", ", made.paths()) + " in " + shown(typed.system());
    return Reply.of(
            new Fields()
                .put("schema", "hoops.demo-commit/1")
                .put("commit", made.commit())
                .put("title", made.subject())
                .putTexts("paths", made.paths())
                .members(),
            Block.line(brief + "  " + made.subject()),
            Block.line("         " + changed))
        .hint("hoops build trace " + brief, "what becomes of it");
  }

  /// There is no demo in that folder; where a server of its own has its data there, that is said.
  static Trouble none(DemoWords typed) {
    var folder = typed.folder();
    return JournalCheck.lies(folder) || JournalCheck.lies(folder.resolve(".hoops"))
        ? Trouble.of(
            Ending.NOT_FOUND,
            "There is no demo in %s but the data of hoops serve. What that leaves running ends tier by tier, by its server."
                .formatted(shown(folder)),
            "hoops serve, then: hoops tier down TIER -m \"enough\"")
        : Trouble.of(
            Ending.NOT_FOUND, "There is no demo in " + shown(folder) + ".", typed.command("demo"));
  }

  /// A path as one would type it from here.
  static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? "./" + here.relativize(path) : path.toString();
  }
}
