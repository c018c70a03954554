package hoops.engine.fleet;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every crew should be; one that is not named should be left as it is.
public record Desired(SortedMap<CrewName, Wanted> crews) {
  public static final Desired NOTHING = new Desired(Collections.emptySortedMap());

  public Desired {
    crews = Collections.unmodifiableSortedMap(new TreeMap<>(crews));
  }

  /// How many instances of the crew are wanted; 0 for one that is not named.
  public long count(CrewName crew) {
    var wanted = crews.get(crew);
    return wanted == null ? 0 : wanted.count();
  }
}
