package hoops.server.commands;

import hoops.server.commands.Parameter.Stands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Turns the words behind a verb into values, by picocli and what the registry says of the verb.
///
/// It reads no file and expands nothing, whatever the words are (docs/security.md).
final class Parsing {
  private Parsing() {}

  /// The words up to ` # `, and the reason behind it (docs/cli.md).
  static Reasoned reasoned(List<String> words) {
    int at = words.indexOf("#");
    int end = words.indexOf("--");
    if (at < 0 || (end >= 0 && end < at)) {
      return new Reasoned(words, "");
    }
    return new Reasoned(
        words.subList(0, at), String.join(" ", words.subList(at + 1, words.size())));
  }

  record Reasoned(List<String> words, String reason) {}

  /// Whether `-h` or `--help` stands among the words; then it is the help that is asked for,
  /// however much is missing (rule 12).
  static boolean asksHelp(List<String> words) {
    int end = words.indexOf("--");
    var flags = end < 0 ? words : words.subList(0, end);
    return flags.contains("-h") || flags.contains("--help");
  }

  /// The values of the words; wrong words are an [Unanswerable] of usage, which says what is right.
  static Values parse(Verb verb, List<String> words) {
    var spec = CommandSpec.create().name(verb.name());
    Flags.GLOBAL.forEach(flag -> option(spec, flag));
    int place = 0;
    for (var parameter : verb.parameters()) {
      if (parameter.positional()) {
        positional(spec, parameter, place++);
      } else {
        option(spec, parameter);
      }
    }
    var line = new CommandLine(spec);
    line.setExpandAtFiles(false);
    line.setAbbreviatedOptionsAllowed(false);
    line.setOverwrittenOptionsAllowed(true);
    try {
      return values(line.parseArgs(words.toArray(String[]::new)));
    } catch (CommandLine.ParameterException wrong) {
      throw Trouble.usage(sentence(verb, wrong), "hoops help " + verb.name()).thrown();
    }
  }

  private static void option(CommandSpec spec, Parameter flag) {
    var names = new ArrayList<String>();
    var shorter = Flags.shorter(flag.name());
    if (shorter != null) {
      names.add(shorter);
    }
    names.add("--" + flag.name());
    var option = OptionSpec.builder(names.toArray(String[]::new));
    if (flag.stands() == Stands.SWITCH) {
      option.arity("0").type(boolean.class);
    } else {
      option.arity("1").type(String.class).paramLabel(flag.kind().name());
    }
    spec.addOption(option.usageHelp(flag.name().equals("help")).build());
  }

  private static void positional(CommandSpec spec, Parameter parameter, int place) {
    var many = parameter.stands() == Stands.MANY || parameter.stands() == Stands.MANY_OR_NONE;
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(parameter.shown())
            .descriptionKey(parameter.name())
            .index(many ? place + "..*" : Integer.toString(place))
            .arity(arity(parameter.stands()))
            .required(parameter.stands() == Stands.ONE || parameter.stands() == Stands.MANY)
            .type(many ? String[].class : String.class)
            .build());
  }

  private static String arity(Stands stands) {
    return switch (stands) {
      case ONE, FLAG, SWITCH -> "1";
      case MAYBE -> "0..1";
      case MANY -> "1..*";
      case MANY_OR_NONE -> "0..*";
    };
  }

  private static Values values(CommandLine.ParseResult parsed) {
    Map<String, List<String>> values = new TreeMap<>();
    for (var option : parsed.matchedOptions()) {
      values.put(option.longestName().substring(2), List.copyOf(option.originalStringValues()));
    }
    for (var positional : parsed.matchedPositionals()) {
      var typed = positional.originalStringValues();
      values.merge(positional.descriptionKey(), List.copyOf(typed), Parsing::joined);
    }
    values.replaceAll((_, given) -> given.isEmpty() ? List.of("true") : given);
    return Values.of(values);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static String sentence(Verb verb, CommandLine.ParameterException wrong) {
    return switch (wrong) {
      case CommandLine.UnmatchedArgumentException unmatched -> unmatched(verb, unmatched);
      case CommandLine.MissingParameterException missing -> missing(verb, missing);
      default -> verb.name() + ": " + wrong.getMessage();
    };
  }

  private static String unmatched(Verb verb, CommandLine.UnmatchedArgumentException wrong) {
    var word = wrong.getUnmatched().getFirst();
    if (!word.startsWith("-")) {
      return "\"" + word + "\" is one word too many for \"hoops " + Help.usage(verb) + "\"";
    }
    var flags = new ArrayList<String>();
    verb.parameters().stream()
        .filter(parameter -> !parameter.positional())
        .forEach(parameter -> flags.add("--" + parameter.name()));
    Flags.GLOBAL.forEach(flag -> flags.add("--" + flag.name()));
    return Nearest.of(word, flags)
        .map(near -> verb.name() + " has no flag " + word + ". Did you mean " + near + "?")
        .orElse(verb.name() + " has no flag " + word + ".");
  }

  private static String missing(Verb verb, CommandLine.MissingParameterException wrong) {
    var names = wrong.getMissing().stream().map(CommandLine.Model.ArgSpec::paramLabel).toList();
    return "%s %s missing in \"hoops %s\""
        .formatted(String.join(", ", names), names.size() == 1 ? "is" : "are", Help.usage(verb));
  }
}
