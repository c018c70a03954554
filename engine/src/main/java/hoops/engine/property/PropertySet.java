package hoops.engine.property;

import hoops.engine.PropertySetId;
import hoops.engine.system.PropertyType;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The values a tier holds, by property name, as they were written. Never changed, only followed by
/// the next set.
public record PropertySet(PropertySetId id, SortedMap<String, String> values) {
  public PropertySet {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// What an assembly with these property types is given: the tier's value, else the type's
  /// default. A needed one without a value is left out; [#missing] names it.
  public SortedMap<String, String> resolve(SortedMap<String, PropertyType> types) {
    var resolved = new TreeMap<String, String>();
    types.forEach((name, type) -> {
      var value = values.get(name);
      if (value != null) {
        resolved.put(name, value);
      } else if (!type.needed()) {
        resolved.put(name, type.fallback());
      }
    });
    return resolved;
  }

  /// The needed properties of these types that the tier has no value for (gate *properties*).
  public SortedSet<String> missing(SortedMap<String, PropertyType> types) {
    var missing = new TreeSet<String>();
    types.forEach((name, type) -> {
      if (type.needed() && !values.containsKey(name)) {
        missing.add(name);
      }
    });
    return missing;
  }
}
