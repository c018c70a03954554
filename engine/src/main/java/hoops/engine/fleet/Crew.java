package hoops.engine.fleet;

import hoops.engine.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// All instances of one assembly in one tier, and what is remembered of those that ended.
///
/// `living` are the lives not known to have ended; `ended` the newest 64 that have, oldest first.
/// `vacant` is what ended without being replaced yet, oldest first (I55). `cures` are the instants
/// at which a life was stopped because it was sick, of the last hour (S30). `looped` is when a
/// crash loop was told of last; [Instant#MIN] for never.
public record Crew(
    CrewName name,
    TreePMap<InstanceId, Instance> living,
    PVector<Instance> ended,
    PVector<Vacancy> vacant,
    PVector<Instant> cures,
    Instant looped) {
  private static final int REMEMBERED = 64;
  private static final Duration PAUSED = Duration.ofMinutes(10);

  static Crew of(CrewName name) {
    return new Crew(
        name,
        TreePMap.empty(),
        TreePVector.empty(),
        TreePVector.empty(),
        TreePVector.empty(),
        Instant.MIN);
  }

  /// Those not told to stop, by number.
  public List<Instance> staying() {
    return living.values().stream().filter(Instance::staying).toList();
  }

  /// How many count as up: ready, fresh, and not told to stop (I19).
  public long up() {
    return living.values().stream().filter(Instance::ready).count();
  }

  /// The lowest `count` numbers that no life holds, in doubt or not (M5).
  public List<Integer> free(int count) {
    SortedSet<Integer> held = new TreeSet<>();
    living.keySet().forEach(id -> held.add(id.name().number()));
    var free = new TreeSet<Integer>();
    for (int number = 1; free.size() < count; number++) {
      if (!held.contains(number)) {
        free.add(number);
      }
    }
    return List.copyOf(free);
  }

  /// How many of these ended by themselves since then.
  public List<Instance> crashedSince(Instant since) {
    return ended.stream()
        .filter(life ->
            life.state() instanceof InstanceState.Ended(var at, _, var manner)
                && manner == InstanceState.Manner.BY_ITSELF
                && !at.isBefore(since))
        .toList();
  }

  /// When the next life of that side may start: 1 s after the first end that nobody asked for
  /// within 10 minutes, then 2, 4, to at most 60 s; it never gives up. [Instant#MIN] for at once.
  public Instant pausedUntil(Side side, Instant now) {
    var since = now.minus(PAUSED);
    int ends = 0;
    var last = Instant.MIN;
    for (var life : ended) {
      if (life.side().equals(side)
          && life.state() instanceof InstanceState.Ended(var at, _, var manner)
          && manner != InstanceState.Manner.TOLD
          && at.isAfter(since)) {
        ends++;
        last = at;
      }
    }
    return ends == 0 ? last : last.plusSeconds(Math.min(60, 1L << Math.min(ends - 1, 6)));
  }

  Crew with(Instance life) {
    return living(living.plus(life.id(), life));
  }

  Crew without(Instance life) {
    var kept = ended.size() < REMEMBERED ? ended : ended.minus(0);
    return new Crew(name, living.minus(life.id()), kept.plus(life), vacant, cures, looped);
  }

  Crew vacating(Side side, Instant at) {
    var kept = vacant.size() < REMEMBERED ? vacant : vacant.minus(0);
    return new Crew(name, living, ended, kept.plus(new Vacancy(side, at)), cures, looped);
  }

  Crew filling(Side side) {
    for (int i = 0; i < vacant.size(); i++) {
      if (vacant.get(i).side().equals(side)) {
        return new Crew(name, living, ended, vacant.minus(i), cures, looped);
      }
    }
    return this;
  }

  Crew cured(Instant at) {
    var hour = at.minus(Duration.ofHours(1));
    var recent = cures.stream().filter(one -> one.isAfter(hour)).toList();
    return new Crew(name, living, ended, vacant, TreePVector.from(recent).plus(at), looped);
  }

  Crew looped(Instant at) {
    return new Crew(name, living, ended, vacant, cures, at);
  }

  Crew eachLife(UnaryOperator<Instance> change) {
    var changed = living;
    for (var life : living.values()) {
      var next = change.apply(life);
      changed = next.equals(life) ? changed : changed.plus(life.id(), next);
    }
    return living(changed);
  }

  private Crew living(TreePMap<InstanceId, Instance> next) {
    return new Crew(name, next, ended, vacant, cures, looped);
  }
}
