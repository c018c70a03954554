package hoops.engine.rollout;

import hoops.engine.fleet.Crew;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Fleet;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState.Ended;
import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.InstanceState.Sick;
import hoops.engine.fleet.InstanceState.Starting;
import hoops.engine.fleet.InstanceState.Stopping;
import hoops.engine.fleet.InstanceState.Stuck;
import hoops.engine.fleet.InstanceState.Unready;
import hoops.engine.fleet.InstanceState.Unseen;
import hoops.engine.fleet.Side;
import hoops.engine.fleet.Vacancy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is seen of one part of a plan: its crew, in two sides.
final class View {
  /// S10: unknown for so long leaves a wave undecided.
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  private final Part part;
  private final Crew crew;
  private final long n;
  private final Progress progress;
  private final Instant now;
  private final List<Instance> fresh = new ArrayList<>();
  private final List<Instance> old = new ArrayList<>();

  private View(Part part, Crew crew, Progress progress, Instant now) {
    this.part = part;
    this.crew = crew;
    this.n = progress.counts().getOrDefault(part.assembly(), part.n());
    this.progress = progress;
    this.now = now;
    for (var life : crew.living().values()) {
      if (life.staying()) {
        (life.side().equals(part.to()) ? fresh : old).add(life);
      }
    }
  }

  static View of(Part part, Rollout rollout, Fleet fleet, Instant now) {
    var crew = fleet.crew(new CrewName(rollout.tier(), part.assembly()));
    return new View(part, crew, rollout.progress(), now);
  }

  Part part() {
    return part;
  }

  Crew crew() {
    return crew;
  }

  long n() {
    return n;
  }

  /// What the sides became where n changed since the wave began (M10).
  Optional<Sides> sides() {
    return Optional.ofNullable(progress.sides().get(part.assembly()));
  }

  /// The new side's lives that stay.
  List<Instance> fresh() {
    return fresh;
  }

  List<Instance> old() {
    return old;
  }

  boolean steady(Instance life) {
    return life.steady(part.moving().readyFor(), now);
  }

  Sizes.Seen seen() {
    return new Sizes.Seen(
        crew.living().size(), fresh.size(), steady(fresh), old.size(), steady(old));
  }

  /// Old lives of another build than the placed one, where that one is there too and neither is the
  /// new one.
  long strangers() {
    return old.stream().map(Instance::side).distinct().count() > 1
        ? old.stream().filter(life -> !life.side().equals(part.from().getFirst())).count()
        : 0;
  }

  /// The old side alone, the placed build as what stays and all others as what goes.
  Sizes.Seen seenOfOld() {
    var stays = old.stream().filter(this::placed).toList();
    var goes = old.stream().filter(life -> !placed(life)).toList();
    return new Sizes.Seen(
        crew.living().size(), stays.size(), steady(stays), goes.size(), steady(goes));
  }

  private boolean placed(Instance life) {
    return life.side().equals(part.from().getFirst());
  }

  /// Whether none of the new side is steady where the wave led to some: a bake learns nothing
  /// (M39).
  boolean blind(Sizes sizes) {
    return wantsNew(sizes) && steady(fresh) == 0;
  }

  private boolean wantsNew(Sizes sizes) {
    return Math.min(sides().map(Sides::fresh).orElse(Long.MAX_VALUE), sizes.limit()) > 0;
  }

  Marks marks() {
    long alive = crew.living().values().stream().filter(this::isNew).count();
    long ready = fresh.stream().filter(Instance::ready).count();
    return new Marks(alive, crew.living().size() - alive, ready, steady(fresh));
  }

  private boolean isNew(Instance life) {
    return life.side().equals(part.to());
  }

  private long steady(List<Instance> lives) {
    return lives.stream().filter(this::steady).count();
  }

  /// New lives that ended by themselves since the wave began: evidence (M39).
  boolean crashed() {
    return crew.crashedSince(progress.since()).stream().anyMatch(this::isNew);
  }

  /// New lives that fail a check now, or answer and are not steady: they flap.
  boolean failing() {
    return fresh.stream().anyMatch(life -> life.failing() || (life.ready() && !steady(life)));
  }

  /// Whether a new life ended by itself, or did not become steady in time (M18).
  boolean stalled() {
    return crashed() || fresh.stream().anyMatch(this::late);
  }

  /// Not ready `ready-within` after its start, or failing for as long.
  boolean late(Instance life) {
    var within = part.moving().readyWithin();
    return switch (life.state()) {
      case Ordered _, Starting _ -> !now.isBefore(life.started().plus(within));
      case Unready(var since, _) -> !now.isBefore(since.plus(within));
      case Sick(var since, _) -> !now.isBefore(since.plus(within));
      case Ready _, Unseen _, Stopping _, Stuck _, Ended _ -> false;
    };
  }

  /// Whether nobody has seen a new life for too long (S10).
  boolean silent() {
    return fresh.stream()
        .anyMatch(life ->
            life.state() instanceof Unseen(var since, _) && !now.isBefore(since.plus(UNKNOWN)));
  }

  /// Nothing but the new side, and what is kept of the old, is alive.
  boolean alone() {
    return crew.living().values().stream().allMatch(life -> isNew(life) || life.staying());
  }

  /// Every life is steady, failed or gone: nothing is on its way any more (section 6).
  boolean safe() {
    return crew.living().values().stream().allMatch(this::settled);
  }

  private boolean settled(Instance life) {
    return switch (life.state()) {
      case Ready _ -> steady(life);
      case Ordered _, Starting _, Unready _, Sick _ -> late(life) || !isNew(life);
      case Unseen(var since, _) -> !now.isBefore(since.plus(part.moving().readyWithin()));
      case Stopping _ -> false;
      case Stuck _, Ended _ -> true;
    };
  }

  /// The places of that side that lives left since the wave began (M39), oldest first.
  Stream<Vacancy> vacancies(List<Side> sides) {
    return crew.vacant().stream()
        .filter(place -> !place.since().isBefore(progress.since()) && sides.contains(place.side()));
  }

  /// Whether a life that stays carries it.
  boolean runs(Side side) {
    return Stream.concat(fresh.stream(), old.stream()).anyMatch(life -> life.side().equals(side));
  }
}
