package hoops.engine.fleet;

import java.time.Instant;
import java.util.List;

/// What one crew should be.
public sealed interface Wanted {
  /// How many instances; 0 or more.
  long count();

  /// How many must stay up whatever is done (I19).
  default long floor() {
    return new Budget(count()).floor();
  }

  /// Whether the lives of that side get traffic.
  boolean serves(Side side);

  /// Nobody moves it, since then: so many, of the side that was placed (`home`), with at most
  /// `surge` more while one takes another's place.
  ///
  /// `also` are sides that may stay beside it, on a tier that a rollout left mixed (M35); `kept`
  /// are old ones that wait for a return (M27).
  record AtRest(
      long count, long surge, Side home, List<Side> also, Kept kept, Company company, Instant since)
      implements Wanted {
    public AtRest {
      also = List.copyOf(also);
    }

    @Override
    public boolean serves(Side side) {
      return belongs(side) || !kept.sides().contains(side);
    }

    boolean belongs(Side side) {
      return side.equals(home) || also.contains(side);
    }
  }

  /// A rollout moves it, and owes its starts and stops; the upkeep leaves it alone (N4). `floor` is
  /// 0 where the old side stops before the new begins (S28). `dark` are sides without traffic.
  record Moved(long count, long floor, List<Side> dark) implements Wanted {
    public Moved {
      dark = List.copyOf(dark);
    }

    @Override
    public boolean serves(Side side) {
      return !dark.contains(side);
    }
  }

  /// Nothing of it should run any more.
  record Nothing() implements Wanted {
    @Override
    public long count() {
      return 0;
    }

    @Override
    public boolean serves(Side side) {
      return true;
    }
  }

  /// Old lives that stay after a rollout, without traffic, so that a return is at once (M27): of
  /// these sides, at most so many, until then.
  record Kept(List<Side> sides, long count, Instant until) {
    public static final Kept NONE = new Kept(List.of(), 0, Instant.MIN);

    public Kept {
      sides = List.copyOf(sides);
    }

    /// Silence is no sickness: one that nobody sees goes on waiting (P10).
    boolean covers(Instance life, Instant now) {
      boolean well = life.ready() || life.state() instanceof InstanceState.Unseen;
      return well && now.isBefore(until) && sides.contains(life.side());
    }
  }

  /// Whether new lives may begin while those of other sides are still there (S28).
  enum Company {
    BESIDE,
    ALONE
  }
}
