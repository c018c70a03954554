package hoops.server;

import hoops.engine.journal.JournalBroken;
import hoops.engine.system.Mistake;
import hoops.server.commands.Ending;
import hoops.server.commands.Locally;
import hoops.server.commands.Reply;
import hoops.server.commands.Trouble;
import hoops.server.commands.Values;
import hoops.server.screen.Block;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import hoops.server.store.Finding;
import hoops.server.store.JournalCheck;
import hoops.server.systemfile.Report;
import hoops.server.systemfile.Validate;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words that need no server: `validate` and `journal verify`.
final class Offline {
  private static final String FORMAT = "1";

  private Offline() {}

  /// `validate [FILE] [--to FORMAT]`.
  static int validate(Values values, Locally here) {
    var file = Path.of(values.maybe("file").orElse("hoops.yaml"));
    if (!Files.exists(file)) {
      return here.trouble(
          Trouble.of(Ending.NOT_FOUND, "There is no " + file + " here.", "hoops init"));
    }
    var report = Validate.run(file);
    var to = values.maybe("to");
    if (to.isPresent()) {
      return anew(to.get(), file, report, here);
    }
    return here.reply(
        reply(report, file).ending(report.mistakes() == 0 ? Ending.OK : Ending.USAGE));
  }

  /// Prints the file in that format, comments kept. There is one format yet, and a file of it is
  /// printed as it is.
  private static int anew(String format, Path file, Report report, Locally here) {
    if (report.mistakes() > 0) {
      return here.trouble(
          Trouble.usage(
              "%s is not right: it must be, to be written anew.".formatted(file),
              "hoops validate " + file));
    }
    if (!format.equals(FORMAT)) {
      return here.trouble(
          Trouble.usage(
              "There is no format \"%s\": this Hoops knows %s alone.".formatted(format, FORMAT),
              "hoops validate " + file));
    }
    try {
      var text = Files.readString(file);
      return here.reply(
          Reply.of(
              new Fields().put("schema", "hoops.validated/1").put("text", text).members(),
              text.lines().map(line -> Block.line(Text.foreign(line))).toList()));
    } catch (IOException unread) {
      return here.trouble(
          Trouble.of(Ending.FAILED, file + " cannot be read: " + unread.getMessage(), ""));
    }
  }

  static Reply reply(Report report, Path file) {
    return Reply.of(
        new Fields()
            .put("schema", "hoops.validated/1")
            .put("file", file.toString())
            .put("mistakes", report.mistakes())
            .put("notes", report.notes())
            .put("found", report.found().stream().map(Offline::document).toList())
            .members(),
        report.lines().stream().map(Offline::line).toList());
  }

  /// `FILE:LINE:COLUMN SENTENCE`: the place whole, the sentence hanging behind it.
  private static Block line(String line) {
    return Block.line(Text.foreign(line));
  }

  private static Json.Members document(Mistake mistake) {
    return new Fields()
        .put("code", mistake.code().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("line", mistake.mark().line())
        .put("column", mistake.mark().column())
        .put("message", mistake.sentence())
        .members();
  }

  /// `journal verify FOLDER`: also of a copy, and beside a running server.
  static int journal(Values values, Locally here) {
    var named = Path.of(values.one("file"));
    var folder = folder(named);
    if (folder == null) {
      return here.trouble(
          Trouble.of(Ending.NOT_FOUND, "There is no journal in " + named + ".", "hoops doctor"));
    }
    try (var check = JournalCheck.of(folder)) {
      return here.reply(reply(check.verify()));
    } catch (JournalBroken broken) {
      return here.trouble(Trouble.of(Ending.FAILED, String.valueOf(broken.getMessage()), ""));
    }
  }

  /// The folder that holds the journal: the one that is named, the data folder in a demo's, or the
  /// folder of a named file; null where there is none.
  private static @Nullable Path folder(Path named) {
    return Stream.of(
            named, named.resolve("hoops"), named.resolve(".hoops"), named.resolveSibling(""))
        .filter(JournalCheck::lies)
        .findFirst()
        .orElse(null);
  }

  private static Reply reply(Finding found) {
    return switch (found) {
      case Finding.Whole(var entries, var erased, var hash) ->
          verified(
              entries,
              true,
              "%,d entries, each chained to the one before%s; the last one's hash is %s"
                  .formatted(
                      entries,
                      erased == 0 ? "" : ", %,d side rows erased".formatted(erased),
                      hash));
      case Finding.Broken(var position, var why) ->
          verified(position, false, "entry %d does not hold: %s".formatted(position, why))
              .ending(Ending.FAILED);
    };
  }

  private static Reply verified(long entries, boolean whole, String sentence) {
    var glyph = whole ? Glyph.OK : Glyph.FAILED;
    return Reply.of(
        new Fields()
            .put("schema", "hoops.verified/1")
            .put("entries", entries)
            .put("whole", whole)
            .put("message", sentence)
            .members(),
        Block.line(Text.sign(glyph).plus(" ").plus(Text.foreign(sentence))));
  }
}
