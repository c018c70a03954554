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

  /// How many instances of the crew must stay up; 0 for one that is not named.
  public long floor(CrewName crew) {
    var wanted = crews.get(crew);
    return wanted == null ? 0 : wanted.floor();
  }

  /// Whether that life gets traffic, as far as it is for its tier to say.
  public boolean serves(Instance life) {
    var wanted = crews.get(Fleet.nameOf(life.id()));
    return wanted == null || wanted.serves(life.side());
  }
}
