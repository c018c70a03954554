package hoops.engine.fleet;

import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Sick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Which crews owed nothing and will owe nothing however long it takes, until they change or
/// something else is wanted of them: a look passes them over.
///
/// What is remembered only spares work: with an empty one every look finds the same. One thread.
public final class Standing {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Map<CrewName, Found> found = new HashMap<>();

  /// Nothing has been looked at yet.
  public Standing() {}

  /// As it was found; the crew by its identity, since it is never changed.
  private record Found(Crew crew, Wanted wanted) {
    // A crew is never changed: the same one is enough, and to compare 250 lives is what is spared.
    @SuppressWarnings("ReferenceEquality")
    boolean still(Crew now, Wanted wish) {
      return crew == now && wanted.equals(wish);
    }
  }

  boolean still(Crew crew, Wanted wanted) {
    var was = found.get(crew.name());
    return was != null && was.still(crew, wanted);
  }

  /// It owed nothing now: remembered where no clock runs for it.
  void owesNothing(Crew crew, Wanted wanted, Instant now) {
    if (timeless(crew, wanted, now)) {
      found.put(crew.name(), new Found(crew, wanted));
    }
  }

  private static boolean timeless(Crew crew, Wanted wanted, Instant now) {
    boolean kept = wanted instanceof Wanted.AtRest rest && now.isBefore(rest.kept().until());
    return !kept
        && !endedLately(crew, now)
        && crew.living().values().stream().noneMatch(Standing::timed);
  }

  private static boolean timed(Instance life) {
    return life.state() instanceof Ordered || life.state() instanceof Sick;
  }

  /// For so long an end that nobody asked for holds back the next start, and may be part of a loop.
  private static boolean endedLately(Crew crew, Instant now) {
    return !crew.ended().isEmpty()
        && crew.ended().getLast().state().since().isAfter(now.minus(LONGEST));
  }
}
