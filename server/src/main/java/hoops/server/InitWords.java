package hoops.server;

import hoops.server.systemfile.Init;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// `hoops init [FOLDER]`: what it would ask is a flag each, with a proposal where none is given.
final class InitWords {
  private static final int USAGE = 2;
  private static final String USE =
      "Now: hoops init [FOLDER] [--name N] [--people a,b] [--zone Z] [--needs web=api,receiver]...";

  private InitWords() {}

  static int run(List<String> words, Printing print) {
    try {
      var typed =
          new CommandLine(spec()).setExpandAtFiles(false).parseArgs(words.toArray(new String[0]));
      Path folder = typed.matchedPositionalValue(0, Path.of("."));
      List<String> people = typed.matchedOptionValue("--people", List.of());
      List<String> needs = typed.matchedOptionValue("--needs", List.of());
      var report =
          Init.run(
              folder,
              new Init.Options(
                  typed.matchedOptionValue("--name", ""),
                  people,
                  typed.matchedOptionValue("--zone", ZoneId.systemDefault().getId()),
                  needs(needs)));
      report.lines().forEach(print.out()::println);
      return report.mistakes() == 0 ? 0 : USAGE;
    } catch (ParameterException | IllegalArgumentException wrong) {
      print.err().println("hoops init: " + wrong.getMessage() + "\n" + USE);
      return USAGE;
    }
  }

  private static CommandSpec spec() {
    var spec = CommandSpec.create().name("hoops init");
    spec.addOption(OptionSpec.builder("--name").type(String.class).build());
    spec.addOption(OptionSpec.builder("--zone").type(String.class).build());
    spec.addOption(
        OptionSpec.builder("--people")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .build());
    spec.addOption(
        OptionSpec.builder("--needs").type(List.class).auxiliaryTypes(String.class).build());
    spec.addPositional(
        PositionalParamSpec.builder().index("0").arity("0..1").type(Path.class).build());
    return spec;
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
          .addAll(Arrays.asList(sides[1].split(",")));
    }
    return needs;
  }
}
