package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The screens of help, made from the registry.
final class Help {
  private Help() {}

  /// `build list [ASSEMBLY] [--all]`, as it is typed.
  static String usage(Verb verb) {
    return verb.parameters().stream()
        .map(
            parameter -> parameter.positional() ? parameter.shown() : "[" + parameter.shown() + "]")
        .collect(Collectors.joining(" ", verb.name() + " ", ""))
        .strip();
  }

  /// The same without its flags.
  private static String brief(Verb verb) {
    return verb.parameters().stream()
        .filter(Parameter::positional)
        .map(Parameter::shown)
        .collect(Collectors.joining(" ", verb.name() + " ", ""))
        .strip();
  }

  static List<Block> first(Registry registry) {
    var lines = new ArrayList<Block>();
    lines.add(
        Block.line("hoops - carries releases through the tiers, tells everyone, and says why not"));
    lines.add(Block.blank());
    lines.add(
        new Block.Table(
            List.of(Block.Column.of(""), Block.Column.cut("")),
            List.of(
                shown("  hoops status", "what is where, what needs someone"),
                shown("  hoops why night", "why it can or cannot go"),
                shown("  hoops build list", "what was built, what is held back"),
                shown("  hoops deploy night main", "do it, with everyone watching"))));
    lines.add(Block.blank());
    var rows = new ArrayList<List<Text>>();
    for (var group : Verb.Group.values()) {
      var names = names(registry, group);
      if (!names.isEmpty()) {
        rows.addAll(Columns.flow(title(group), names, 66));
      }
    }
    lines.add(new Block.Table(List.of(Block.Column.of(""), Block.Column.of("")), rows));
    lines.add(Block.blank());
    lines.add(Block.line("More      hoops help VERB, hoops help exit-codes"));
    return List.copyOf(lines);
  }

  static List<Block> noun(String noun, List<Verb> verbs) {
    return List.of(Block.line("hoops " + noun + " ..."), verbs(verbs));
  }

  private static Block verbs(List<Verb> verbs) {
    return new Block.Table(
        List.of(Block.Column.of(""), Block.Column.cut("")),
        verbs.stream().map(verb -> shown("  " + brief(verb), verb.does())).toList());
  }

  static List<Block> verb(Verb verb, Registry registry) {
    var lines = new ArrayList<Block>();
    lines.add(Block.line("hoops " + usage(verb)));
    lines.add(Block.line("  " + verb.does()));
    if (!verb.aliases().isEmpty()) {
      var names = verb.aliases().stream().map(alias -> String.join(" ", alias)).toList();
      lines.add(Block.line("  also: " + String.join(", ", names)));
    }
    if (!verb.parameters().isEmpty()) {
      lines.add(Block.blank());
      lines.add(rows(verb.parameters()));
    }
    var more = verb.words().size() == 1 ? registry.of(verb.name()) : List.<Verb>of();
    if (!more.isEmpty()) {
      lines.add(Block.blank());
      lines.add(verbs(more));
    }
    lines.add(Block.blank());
    if (verb.group() != Verb.Group.LOCAL) {
      lines.add(Block.line("Danger     " + danger(verb.danger())));
      lines.add(Block.blank());
    }
    if (!verb.examples().isEmpty()) {
      lines.add(Block.line("Examples"));
      lines.add(
          new Block.Table(
              List.of(Block.Column.of(""), Block.Column.cut("")),
              verb.examples().stream()
                  .map(example -> shown("  hoops " + example.words(), example.does()))
                  .toList()));
      lines.add(Block.blank());
    }
    lines.add(Block.line("Every command also takes these"));
    lines.add(rows(verb.group() == Verb.Group.LOCAL ? Flags.LOCAL : Flags.GLOBAL));
    return List.copyOf(lines);
  }

  private static Block rows(List<Parameter> parameters) {
    return new Block.Table(
        List.of(Block.Column.of(""), Block.Column.cut("")),
        parameters.stream()
            .map(parameter -> {
              var shorter = Flags.shorter(parameter.name());
              var names = shorter == null ? parameter.shown() : shorter + " " + parameter.shown();
              return shown("  " + names, parameter.does());
            })
            .toList());
  }

  private static String danger(Danger danger) {
    return switch (danger) {
      case NONE -> "none";
      case MODERATE -> "moderate: asks, or takes -y";
      case SEVERE -> "severe: wants the tier's name typed, or --confirm NAME";
      case BY_TIER -> "by tier: none where it follows main, severe where it is protected";
    };
  }

  private static List<String> names(Registry registry, Verb.Group group) {
    return switch (group) {
      case HIDDEN, LOCAL -> List.of();
      case TOOL -> {
        var names = new ArrayList<>(firstWords(registry, Verb.Group.LOCAL));
        names.addAll(firstWords(registry, group));
        yield List.copyOf(names);
      }
      case EVERYDAY, RUNNING, STILL, NOUN -> firstWords(registry, group);
    };
  }

  private static List<String> firstWords(Registry registry, Verb.Group group) {
    return registry.verbs().stream()
        .filter(verb -> verb.group() == group)
        .map(verb -> verb.words().getFirst())
        .distinct()
        .toList();
  }

  private static String title(Verb.Group group) {
    return switch (group) {
      case EVERYDAY -> "Everyday";
      case RUNNING -> "Running";
      case STILL -> "Still";
      case NOUN -> "Nouns";
      case TOOL -> "Tools";
      case HIDDEN, LOCAL -> "";
    };
  }

  private static List<Text> shown(String words, String what) {
    return List.of(Text.of(words), Text.of(what));
  }
}
