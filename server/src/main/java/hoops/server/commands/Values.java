package hoops.server.commands;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was given for a verb's parameters and for the global flags, by name; a switch that is on
/// has the value `true`.
public record Values(SortedMap<String, List<String>> byName) {
  public Values {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  public static Values of(Map<String, List<String>> byName) {
    return new Values(new TreeMap<>(byName));
  }

  boolean on(String name) {
    return all(name).contains("true");
  }

  List<String> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  Optional<String> maybe(String name) {
    return all(name).stream().findFirst();
  }

  /// The value of that name, which parsing has made sure of.
  String one(String name) {
    return maybe(name)
        .orElseThrow(() -> new IllegalStateException("parsing let " + name + " pass"));
  }

  /// The same with one more value, where there was none.
  Values or(String name, String value) {
    if (value.isEmpty() || byName.containsKey(name)) {
      return this;
    }
    var more = new TreeMap<>(byName);
    more.put(name, List.of(value));
    return new Values(more);
  }
}
