package hoops.engine.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one description of `hoops.yaml`, a row per key (F18).
///
/// Parser, mistakes, schema, help, the manual and `init` are made from it. Rows stand in the order
/// of the manual; each row's own rows come after it. Immutable; any thread.
public final class KeyTable {
  /// The one table of this version.
  public static final KeyTable ONE = new KeyTable();

  private final Map<String, Key> rows = new LinkedHashMap<>();
  private final Map<String, List<Key>> beneath = new LinkedHashMap<>();

  private KeyTable() {
    var all = new ArrayList<>(RestKeys.first());
    all.addAll(AssemblyKeys.rows());
    all.addAll(RestKeys.people());
    all.addAll(RestKeys.tiers());
    all.addAll(RestKeys.calendar());
    all.addAll(RestKeys.outside());
    for (var row : all) {
      if (rows.put(row.path(), row) != null) {
        throw new IllegalStateException("two rows of " + row.path());
      }
      beneath.computeIfAbsent(row.above(), _ -> new ArrayList<>()).add(row);
    }
  }

  /// All rows, in the order of the manual.
  public List<Key> rows() {
    return List.copyOf(rows.values());
  }

  /// The rows directly beneath that path; the top ones for an empty path.
  public List<Key> beneath(String path) {
    return List.copyOf(beneath.getOrDefault(path, List.of()));
  }

  /// The row of that path, names as `*`.
  public Optional<Key> row(String path) {
    return Optional.ofNullable(rows.get(path));
  }

  /// The row of a key under a path, or the one for a name that the user chose.
  Optional<Key> under(String path, String key) {
    var at = path.isEmpty() ? key : path + "." + key;
    return row(at).or(() -> row(path + ".*"));
  }
}
