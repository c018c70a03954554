package hoops.server;

import hoops.server.commands.Ending;
import hoops.server.commands.Locally;
import hoops.server.commands.Trouble;
import hoops.server.commands.Values;
import hoops.server.systemfile.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// `hoops init [FOLDER]`: what no flag says is asked at a terminal, each with a proposal; elsewhere
/// the proposals are taken.
final class InitWords {
  private static final List<String> TOLD = List.of("campfire", "slack", "text", "hook", "mail");

  private static final String PEOPLE = "Who works on it, as in mia,ken? (none: you alone)";
  private static final String ANNOUNCE = "Where to tell of deploys, as in slack? (nowhere)";

  private InitWords() {}

  static int run(Values values, Locally here) {
    var folder = Path.of(values.maybe("folder").orElse("."));
    if (!Files.isDirectory(folder)) {
      return here.trouble(
          Trouble.of(Ending.NOT_FOUND, "There is no folder " + folder + ".", "mkdir " + folder));
    }
    if (Files.exists(folder.resolve("hoops.yaml"))) {
      return here.trouble(
          Trouble.usage(
              folder.resolve("hoops.yaml").normalize() + " exists and stays as it is.",
              "hoops validate " + folder.resolve("hoops.yaml").normalize()));
    }
    try {
      var report = Init.run(folder, options(folder, values, here));
      var reply = Offline.reply(report, folder.resolve("hoops.yaml").normalize());
      return report.mistakes() == 0
          ? here.reply(reply.hint("hoops serve", "commit it first: it is read from the repository"))
          : here.reply(reply.ending(Ending.USAGE));
    } catch (IllegalArgumentException wrong) {
      return here.trouble(Trouble.usage(String.valueOf(wrong.getMessage()), "hoops init --help"));
    } catch (IOException gone) {
      return here.trouble(Trouble.of(Ending.FAILED, String.valueOf(gone.getMessage()), ""));
    }
  }

  private static Init.Options options(Path folder, Values values, Locally here) throws IOException {
    var name = said(values, here, new Wanted("name", "The system's name?", Init.proposed(folder)));
    var people = values.on("solo") ? "" : said(values, here, new Wanted("people", PEOPLE, ""));
    var zone =
        said(values, here, new Wanted("zone", "Its time zone?", ZoneId.systemDefault().getId()));
    var needs =
        values.all("needs").isEmpty()
            ? words(here.ask("Who calls whom, as in web=api? (none)", ""), " +")
            : values.all("needs");
    var suite =
        values.on("suite")
            || here.ask("Write a suite in which each assembly must answer? y/N", "n").equals("y");
    var announce = said(values, here, new Wanted("announce", ANNOUNCE, ""));
    if (!announce.isEmpty() && !TOLD.contains(announce)) {
      throw new IllegalArgumentException(
          "Nobody is told by \"%s\". There are: %s.".formatted(announce, String.join(", ", TOLD)));
    }
    return new Init.Options(
        name,
        words(people, ","),
        zone.equals("Z") ? "UTC" : zone,
        needs(needs),
        suite ? Init.Suite.WRITTEN : Init.Suite.LEFT_OUT,
        announce);
  }

  /// What a flag says, or else is asked, with what is proposed.
  private record Wanted(String flag, String question, String proposal) {}

  private static String said(Values values, Locally here, Wanted wanted) throws IOException {
    var typed = values.maybe(wanted.flag());
    return typed.isPresent() ? typed.get() : here.ask(wanted.question(), wanted.proposal());
  }

  private static List<String> words(String typed, String between) {
    return typed.isBlank() ? List.of() : Arrays.asList(typed.strip().split(between, -1));
  }

  /// `web=api,receiver` says that web needs both; another form is an IllegalArgumentException.
  private static SortedMap<String, List<String>> needs(List<String> written) {
    var needs = new TreeMap<String, List<String>>();
    for (var one : written) {
      var sides = one.split("=", 2);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        throw new IllegalArgumentException("\"%s\" does not read like web=api".formatted(one));
      }
      needs
          .computeIfAbsent(sides[0], _ -> new ArrayList<>())
          .addAll(Arrays.asList(sides[1].split(",", -1)));
    }
    return needs;
  }
}
