package hoops.server.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.pcollections.TreePMap;

/// Sorted maps of what was read as a list.
final class Maps {
  private Maps() {}

  static <K extends Comparable<K>, V> TreePMap<K, V> of(List<Map.Entry<K, V>> entries) {
    var map = new TreeMap<K, V>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return TreePMap.fromSortedMap(map);
  }

  static <K extends Comparable<K>, V> TreePMap<K, V> by(Function<V, K> key, List<V> values) {
    return of(values.stream().map(value -> Map.entry(key.apply(value), value)).toList());
  }
}
