package hoops.engine.fleet;

import java.time.Instant;
import java.util.List;

/// What one crew should be.
public sealed interface Wanted {
  /// How many instances; 0 or more.
  long count();

  /// Nobody moves it, since then: so many, of the side that was placed (`home`), with at most
  /// `surge` more while one takes another's place.
  ///
  /// `also` are sides that may stay beside it, on a tier that a rollout left mixed (M35).
  record AtRest(long count, long surge, Side home, List<Side> also, Instant since)
      implements Wanted {
    public AtRest {
      also = List.copyOf(also);
    }
  }

  /// A rollout moves it, and owes its starts and stops; the upkeep leaves it alone (N4).
  record Moved(long count) implements Wanted {}

  /// Nothing of it should run any more.
  record Nothing() implements Wanted {
    @Override
    public long count() {
      return 0;
    }
  }
}
