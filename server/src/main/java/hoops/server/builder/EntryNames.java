package hoops.server.builder;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names inside one archive: each is judged before anything is written, and none may stand for
/// another on any machine.
///
/// Refused: empty, absolute, climbing, with `\`, a drive, or control bytes; and doubles after NFC
/// and case folding, also of folders on the way.
final class EntryNames {
  private final Path root;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> spelled = new HashMap<>();

  EntryNames(Path root) {
    this.root = root;
  }

  /// Where the file of that name goes, inside the root.
  Path file(String name) throws Unfit {
    var path = place(name);
    if (!taken.add(folded(name))) {
      throw new Unfit("holds \"%s\" twice".formatted(shown(name)));
    }
    return path;
  }

  /// Where the folder of that name goes; it may be named more than once.
  Path folder(String name) throws Unfit {
    return place(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
  }

  private Path place(String name) throws Unfit {
    judge(name);
    var way = new StringBuilder();
    for (var part : name.split("/", -1)) {
      judgePart(name, part);
      way.append(part);
      var was = spelled.putIfAbsent(folded(way.toString()), way.toString());
      if (was != null && !was.contentEquals(way)) {
        throw new Unfit(
            "holds both \"%s\" and \"%s\"".formatted(shown(was), shown(way.toString())));
      }
      way.append('/');
    }
    var path = root.resolve(name).normalize();
    if (!path.startsWith(root) || path.equals(root)) {
      throw climbs(name);
    }
    return path;
  }

  private static void judge(String name) throws Unfit {
    if (name.isEmpty()) {
      throw new Unfit("holds an entry without a name");
    }
    boolean odd = name.chars().anyMatch(c -> c < ' ' || (c >= 0x7f && c <= 0x9f) || c == '\\');
    if (odd || name.indexOf('\ufffd') >= 0) {
      throw new Unfit("holds a name with odd bytes: \"%s\"".formatted(shown(name)));
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      throw climbs(name);
    }
  }

  private static void judgePart(String name, String part) throws Unfit {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      throw climbs(name);
    }
    if (part.length() > 255) {
      throw new Unfit("holds a name longer than 255 characters");
    }
  }

  private static Unfit climbs(String name) {
    return new Unfit("holds \"%s\", which leads out of its folder".formatted(shown(name)));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /// For a sentence: control bytes as dots, 100 characters at most.
  static String shown(String name) {
    var plain = name.replaceAll("[\\p{Cc}\\p{Cf}]", ".");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
  }
}
