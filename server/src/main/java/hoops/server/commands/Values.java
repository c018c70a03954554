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

  /// The flags among words whose verb is not known yet; each counts as a switch.
  static Values rough(List<String> words) {
    var flags = new TreeMap<String, List<String>>();
    for (var word : words) {
      if (word.startsWith("--")) {
        flags.put(word.substring(2), List.of("true"));
      }
    }
    return of(flags);
  }

  /// Whether that switch is on.
  public boolean on(String name) {
    return all(name).contains("true");
  }

  public List<String> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  public Optional<String> maybe(String name) {
    return all(name).stream().findFirst();
  }

  /// The value of that name, which parsing has made sure of.
  public String one(String name) {
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
