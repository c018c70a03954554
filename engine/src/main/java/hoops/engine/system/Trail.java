package hoops.engine.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where a walk through the file stands: the keys as written.
record Trail(List<String> keys) {
  static final Trail TOP = new Trail(List.of());
  private static final Set<String> UNSAID = Set.of("assemblies", "suites", "tiers", "templates");

  Trail {
    keys = List.copyOf(keys);
  }

  Trail down(String key) {
    var all = new ArrayList<>(keys);
    all.add(Scalars.shown(key));
    return new Trail(all);
  }

  Trail up() {
    return new Trail(keys.subList(0, keys.size() - 1));
  }

  String key() {
    return keys.getLast();
  }

  /// As a sentence says it: `receiver`, `production.gates.soak`, `the file`.
  String said() {
    if (keys.isEmpty()) {
      return "the file";
    }
    boolean unsaid = keys.size() > 1 && UNSAID.contains(keys.getFirst());
    return String.join(".", unsaid ? keys.subList(1, keys.size()) : keys);
  }

  /// The first name beneath assemblies, tiers, suites or templates; else what stands at the top.
  String subject() {
    return keys.size() > 1 && UNSAID.contains(keys.getFirst()) ? keys.get(1) : keys.getFirst();
  }

  /// `query needs`: the subject, then the rest.
  String clause() {
    if (keys.size() > 2 && UNSAID.contains(keys.getFirst())) {
      return keys.get(1) + " " + String.join(".", keys.subList(2, keys.size()));
    }
    return keys.size() > 1
        ? String.join(".", keys.subList(0, keys.size() - 1)) + " " + keys.getLast()
        : said();
  }
}
