package hoops.server.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A call written as a line again, to be pasted with what was missing; without flags that only
/// change looks, and without a confirmation, which nobody gives for another (rule 10).
final class Retyped {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9@._/:=,+-]+");

  private Retyped() {}

  static String of(Verb verb, Values values) {
    var words = new ArrayList<>(List.of("hoops", verb.name()));
    for (var parameter : verb.parameters()) {
      var given = values.all(parameter.name());
      switch (parameter.stands()) {
        case ONE, MAYBE, MANY, MANY_OR_NONE -> given.forEach(word -> words.add(quoted(word)));
        case FLAG -> given.forEach(word -> words.add("--" + parameter.name() + " " + quoted(word)));
        case SWITCH -> given.forEach(_ -> words.add("--" + parameter.name()));
      }
    }
    values
        .maybe("reason")
        .filter(why -> !why.isBlank())
        .ifPresent(why -> words.add("-m " + quoted(why)));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
