package hoops.engine.system;

import hoops.engine.system.Change.Effect;
import hoops.engine.system.Key.Half;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What differs between two versions of the file, as the rows of a plan (section 11).
///
/// Pure; any thread.
public final class Changes {
  private final Map<String, Flat.Row> before;
  private final Map<String, Flat.Row> after;
  private final Set<String> open;

  private Changes(Located.Fields from, Located.Fields to) {
    this.before = Flat.of(from);
    this.after = Flat.of(to);
    this.open =
        GovernedReader.read(from).tiers().stream()
            .filter(tier -> !tier.isProtected())
            .map(tier -> tier.name().text())
            .collect(Collectors.toSet());
  }

  /// The rows in the order of the new file, what is gone after them, what travels last; none where
  /// nothing differs.
  public static List<Change> between(Located.Fields from, Located.Fields to) {
    var changes = new Changes(from, to);
    var rows = new ArrayList<Change>();
    var paths = new LinkedHashSet<>(changes.after.keySet());
    paths.addAll(changes.before.keySet());
    int travelling = 0;
    for (var path : paths) {
      if (changes.same(path)) {
        continue;
      }
      if (changes.key(path).half() == Half.TRAVELS) {
        travelling++;
      } else {
        rows.add(changes.row(path));
      }
    }
    ladder(from, to, rows);
    if (travelling > 0) {
      rows.add(new Change(Effect.TRAVELS, "assemblies", travelling + "", "", 0));
    }
    return rows;
  }

  private static void ladder(Located.Fields from, Located.Fields to, List<Change> rows) {
    var before = names(from);
    var after = names(to);
    var kept = after.stream().filter(before::contains).toList();
    if (!kept.equals(before.stream().filter(after::contains).toList())) {
      rows.add(
          new Change(
              Effect.WEAKER,
              "tiers",
              String.join(", ", before),
              String.join(", ", after),
              Look.in(to, "tiers").mark().line()));
    }
  }

  private static List<String> names(Located.Fields root) {
    return Rung.ladder(root).stream().map(rung -> rung.name().text()).toList();
  }

  private Key key(String path) {
    var row = after.containsKey(path) ? after.get(path) : before.get(path);
    if (row == null) {
      throw new IllegalStateException("no row of " + path);
    }
    return row.key();
  }

  private boolean same(String path) {
    var one = before.get(path);
    var other = after.get(path);
    return one != null && other != null && one.text().equals(other.text());
  }

  private Change row(String path) {
    var key = key(path);
    var to = after.get(path);
    var effect = touchesProtected(path) && weaker(key, path) ? Effect.WEAKER : Effect.AT_ONCE;
    return new Change(
        effect,
        said(path),
        shown(before, path),
        shown(after, path),
        to == null ? 0 : to.mark().line());
  }

  private boolean weaker(Key key, String path) {
    boolean gone = !after.containsKey(path);
    if (gone && (path.matches("tiers\\.[^.]+") || path.startsWith("freezes."))) {
      return true;
    }
    boolean added = !before.containsKey(path);
    if (added && (path.matches("tiers\\.[^.]+") || path.startsWith("freezes."))) {
      return false;
    }
    return Weakening.weaker(key, literal(before, path), literal(after, path));
  }

  /// A tier that is not protected may be changed by one person; all else reaches protected ones.
  private boolean touchesProtected(String path) {
    var words = path.split("\\.", -1);
    return !words[0].equals("tiers") || words.length < 2 || !open.contains(words[1]);
  }

  private static String literal(Map<String, Flat.Row> rows, String path) {
    var row = rows.get(path);
    if (row != null) {
      return row.text();
    }
    return KeyTable.ONE
        .row(path.replaceFirst("^tiers\\.[^.]+", "tiers.*"))
        .map(Key::fallback)
        .filter(fallback -> !fallback.startsWith("("))
        .orElse("");
  }

  private static String shown(Map<String, Flat.Row> rows, String path) {
    var row = rows.get(path);
    if (row != null) {
      return row.text().isEmpty() ? "there" : row.text();
    }
    var usual = literal(rows, path);
    return usual.isEmpty() ? "-" : usual + " (default)";
  }

  private static String said(String path) {
    return path.startsWith("tiers.")
        ? path.substring("tiers.".length()).replaceFirst("\\.", " ")
        : path;
  }
}
