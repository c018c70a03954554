package hoops.engine.system;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What may be a name, and which are taken (section 9).
final class NameRules {
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern NUMBERED = Pattern.compile("r[0-9]+|[dp]-[0-9]+");
  private static final Set<String> TAKEN =
      Set.of("all", "none", "main", "release", "system", "personal", "default", "prod", "gateway");
  private static final Set<String> TRUTH =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false");

  private NameRules() {}

  static boolean name(String text, long most) {
    return text.length() <= most && NAME.matcher(text).matches();
  }

  /// Why that may not be a name of somebody's choosing; empty where it may.
  static Optional<String> mistake(String text, long most) {
    if (!name(text, most)) {
      return Optional.of(
          "\"%s\" is no name (a-z, 0-9, -, a letter first, at most %d).%s"
              .formatted(Scalars.shown(text), most, nearest(text, most)));
    }
    if (TRUTH.contains(text)) {
      return Optional.of(
          "\"%s\" is read as true or false by others who read YAML: take another".formatted(text));
    }
    return TAKEN.contains(text) || NUMBERED.matcher(text).matches()
        ? Optional.of("\"%s\" is a word of Hoops: take another".formatted(text))
        : Optional.empty();
  }

  private static String nearest(String text, long most) {
    var near =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^[^a-z]+|-+$", "");
    return name(near, most) ? " \"" + near + "\"?" : "";
  }
}
