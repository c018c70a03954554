package hoops.server.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All verbs, in the order in which help shows them; immutable.
public final class Registry {
  private final List<Verb> verbs;
  private final Map<List<String>, Verb> byWords = new LinkedHashMap<>();

  Registry(List<Verb> verbs) {
    this.verbs = List.copyOf(verbs);
    for (var verb : verbs) {
      add(verb.words(), verb);
      verb.aliases().forEach(alias -> add(alias, verb));
    }
  }

  private void add(List<String> words, Verb verb) {
    if (byWords.put(words, verb) != null) {
      throw new IllegalArgumentException("two verbs are called " + words);
    }
  }

  public List<Verb> verbs() {
    return verbs;
  }

  Optional<Verb> find(List<String> words) {
    return Optional.ofNullable(byWords.get(words));
  }

  /// The verbs of a noun, as `build` has `list` and `show`; none where it is none.
  List<Verb> of(String noun) {
    return verbs.stream()
        .filter(verb -> verb.words().size() == 2 && verb.words().getFirst().equals(noun))
        .toList();
  }

  /// Finds the verb among the words, flags before and between allowed; what it leaves are the
  /// arguments. Nothing is matched by its beginning, and an unknown word is never run (rule 11).
  Spoken spoken(List<String> words) {
    var said = new ArrayList<Integer>();
    for (int i = 0; i < words.size() && said.size() < 2 && !words.get(i).equals("--"); i++) {
      if (!words.get(i).startsWith("-")) {
        said.add(i);
        if (said.size() == 1 && of(words.get(i)).isEmpty()) {
          break;
        }
      } else if (takesNext(words.get(i), said.isEmpty() ? "" : words.get(said.getFirst()))) {
        i++;
      }
    }
    var name = said.stream().map(words::get).toList();
    var verb = find(name).or(() -> alone(name)).filter(found -> takes(found, name));
    if (verb.isPresent() && verb.get().words().size() < said.size()) {
      said.removeLast();
    }
    return new Spoken(name, verb.orElse(null), without(words, said));
  }

  /// Whether the word behind this flag is its value; `first` is the word that was said before.
  private boolean takesNext(String flag, String first) {
    return Flags.takesNext(flag)
        || verbs.stream()
            .filter(verb -> verb.words().getFirst().equals(first))
            .flatMap(verb -> verb.parameters().stream())
            .filter(parameter -> parameter.stands() == Parameter.Stands.FLAG)
            .anyMatch(parameter -> flag.equals("--" + parameter.name()));
  }

  /// What to say where flags stand alone: which of them is none; empty where each is one.
  Optional<Trouble> strange(List<String> flags) {
    var known = new ArrayList<String>(List.of("--", "-"));
    Flags.GLOBAL.forEach(flag -> known.add("--" + flag.name()));
    known.addAll(Flags.SHORT.values());
    for (int i = 0; i < flags.size(); i++) {
      var flag = flags.get(i).split("=", 2)[0];
      if (!known.contains(flag)) {
        var near = Nearest.of(flag, known).map(one -> " Did you mean " + one + "?").orElse("");
        return Optional.of(Trouble.usage("There is no flag " + flag + "." + near, "hoops help"));
      }
      i += Flags.takesNext(flags.get(i)) ? 1 : 0;
    }
    return Optional.empty();
  }

  /// What to say of words that are no verb: what may have been meant.
  Trouble unknown(List<String> name) {
    var ofNoun = of(name.getFirst());
    var known = new ArrayList<String>();
    if (ofNoun.isEmpty()) {
      verbs.forEach(verb -> known.add(verb.words().getFirst()));
    } else {
      ofNoun.forEach(verb -> known.add(verb.words().getLast()));
    }
    var typed = ofNoun.isEmpty() ? name.getFirst() : name.getLast();
    var before = ofNoun.isEmpty() ? "" : name.getFirst() + " ";
    var sentence = "No command \"" + before + typed + "\".";
    return Nearest.of(typed, known)
        .map(near ->
            Trouble.usage(
                sentence + " Did you mean " + before + near + "?", "hoops " + before + near))
        .orElseGet(() -> Trouble.usage(sentence, ("hoops help " + before).strip()));
  }

  /// A word behind a verb that takes none, but is a noun, too, is one of its verbs mistyped, as in
  /// `demo stp`.
  private boolean takes(Verb verb, List<String> name) {
    return verb.words().size() == name.size()
        || of(name.getFirst()).isEmpty()
        || verb.parameters().stream().anyMatch(Parameter::positional);
  }

  private Optional<Verb> alone(List<String> name) {
    return name.isEmpty() ? Optional.empty() : find(name.subList(0, 1));
  }

  private static List<String> without(List<String> words, List<Integer> places) {
    var rest = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      if (!places.contains(i)) {
        rest.add(words.get(i));
      }
    }
    return List.copyOf(rest);
  }

  /// Words taken apart: what was said first, the verb it is if any, and the rest.
  record Spoken(List<String> name, @Nullable Verb verb, List<String> rest) {}
}
