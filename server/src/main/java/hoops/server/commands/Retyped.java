package hoops.server.commands;

import java.util.ArrayList;
import java.util.List;

/// A call written as a line again, to be pasted with what was missing; without flags that only
/// change looks, and without a confirmation, which nobody gives for another (rule 10).
final class Retyped {
  private Retyped() {}

  static String of(Verb verb, Values values) {
    var words = new ArrayList<>(List.of("hoops", verb.name()));
    for (var parameter : verb.parameters()) {
      var given = values.all(parameter.name());
      switch (parameter.stands()) {
        case ONE, MAYBE, MANY, MANY_OR_NONE -> given.forEach(word -> words.add(Pasted.word(word)));
        case FLAG ->
            given.forEach(word -> words.add("--" + parameter.name() + " " + Pasted.word(word)));
        case SWITCH -> given.forEach(_ -> words.add("--" + parameter.name()));
      }
    }
    values
        .maybe("reason")
        .filter(why -> !why.isBlank())
        .ifPresent(why -> words.add("-m " + Pasted.word(why)));
    return String.join(" ", words);
  }
}
