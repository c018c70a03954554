package hoops.server.commands;

import hoops.server.door.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Spells a [Verb] out, one property a line; used while the registry is made, by one thread.
final class VerbMaking {
  private final List<String> words;
  private final String does;
  private Verb.Group group = Verb.Group.NOUN;
  private final List<Parameter> parameters = new ArrayList<>();
  private Permission permission = Permission.READ;
  private Danger danger = Danger.NONE;
  private final List<Example> examples = new ArrayList<>();
  private final List<List<String>> aliases = new ArrayList<>();
  private String document = "done";
  private Verb.Form form = Verb.Form.DOCUMENT;
  private Route route = Route.none();

  private VerbMaking(List<String> words, String does) {
    this.words = words;
    this.does = does;
  }

  static VerbMaking verb(String words, String does) {
    return new VerbMaking(split(words), does);
  }

  VerbMaking in(Verb.Group where) {
    group = where;
    return this;
  }

  VerbMaking takes(Parameter... more) {
    parameters.addAll(Arrays.asList(more));
    return this;
  }

  VerbMaking asks(Permission what, Danger how) {
    permission = what;
    danger = how;
    return this;
  }

  VerbMaking example(String line, String what) {
    examples.add(new Example(line, what));
    return this;
  }

  VerbMaking alias(String line) {
    aliases.add(split(line));
    return this;
  }

  VerbMaking document(String name) {
    document = name;
    return this;
  }

  VerbMaking streams(String name) {
    document = name;
    form = Verb.Form.STREAM;
    return this;
  }

  VerbMaking at(Route where) {
    route = where;
    return this;
  }

  Verb does(Act act) {
    return new Verb(
        words,
        does,
        group,
        parameters,
        permission,
        danger,
        examples,
        aliases,
        document,
        form,
        route,
        act);
  }

  private static List<String> split(String line) {
    return List.of(line.split(" ", -1));
  }
}
