package hoops.server.simulation;

import static hoops.server.simulation.Invariant.I36;
import static hoops.server.simulation.Invariant.I43;

import hoops.engine.BuildId;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Refusal;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.Observation;
import hoops.engine.journal.MemoryJournal.Fault;
import hoops.engine.rollout.RolloutCommand.Abort;
import hoops.engine.rollout.RolloutState.Held;
import hoops.engine.rollout.RolloutState.Undecided;
import hoops.engine.tier.Scope;
import hoops.engine.tier.TierCommand.BringUp;
import hoops.engine.tier.TierCommand.LiftStop;
import hoops.engine.tier.TierCommand.UnpinTier;
import hoops.server.platforms.rehearsal.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// One seed: a system of its own, and everything that may go wrong with it, then a while in which
/// nothing more does. The same seed gives the same run.
final class Seed {
  private static final int TROUBLED = 150;
  private static final int PATIENCE = 1500;
  private static final int QUIET = 10;
  private static final List<String> NAMES = List.of("index", "mill", "query", "store", "web");

  private final SplittableRandom chance;
  private final Odds odds;
  private final int patience;
  private final Stage stage;
  private final Crowd crowd;
  private Duration blindUntil = Duration.ZERO;
  private Duration fullUntil = Duration.ZERO;
  private boolean troubled = true;

  Seed(long seed) {
    this(seed, PATIENCE);
  }

  /// Waits at most so many seconds for rest, once nothing goes wrong any more.
  Seed(long seed, int patience) {
    this.patience = patience;
    chance = new SplittableRandom(seed);
    odds = Odds.drawn(chance);
    stage = new Stage(system(), weather(), this::death);
    crowd = new Crowd(stage, chance);
  }

  /// Three to five assemblies that need each other, on two tiers of one type.
  private SystemText system() {
    boolean latest = chance.nextInt(4) != 0;
    var rhythm = chance.nextInt(4) == 0 ? "every 1m" : "at once";
    var text =
        new SystemText(
            List.of("dusk", "dawn"),
            "follows: main, when: " + rhythm + ", latest-only: " + latest,
            new TreeMap<>(),
            new TreeMap<>(),
            moving());
    int size = 3 + chance.nextInt(3);
    for (int i = 0; i < size; i++) {
      text = text.with(NAMES.get(i), says(i), chance.nextInt(5));
    }
    return text;
  }

  private String says(int i) {
    var says = new ArrayList<String>();
    var needs = NAMES.subList(0, i).stream().filter(_ -> chance.nextInt(2) == 0).toList();
    if (!needs.isEmpty()) {
      says.add("needs: " + needs);
    }
    if (chance.nextInt(10) == 0) {
      says.add("one-way: schema-" + i);
    }
    return String.join(", ", says);
  }

  private String moving() {
    var waves = List.of("[10%, 50%, 100%]", "[50%, 100%]", "[1, 100%]", "[100%]");
    return "{waves: %s, surge: %s, missing: %s, ready-for: %ds, ready-within: %ds,"
            .formatted(
                waves.get(chance.nextInt(4)),
                List.of("33%", "1", "0", "100%").get(chance.nextInt(4)),
                List.of("0", "0", "25%").get(chance.nextInt(3)),
                1 + chance.nextInt(3),
                10 + chance.nextInt(10))
        + " no-progress: %ds, keep-old: %ds, bake: {at-least: %ds}}"
            .formatted(25 + chance.nextInt(30), chance.nextInt(2) * 5, 3 + chance.nextInt(10));
  }

  private Weather weather() {
    return new Weather() {
      @Override
      public Duration late() {
        return troubled && hits(odds.late())
            ? Duration.ofMillis(chance.nextInt(45_000))
            : Duration.ZERO;
      }

      @Override
      public int times() {
        return troubled && hits(odds.late()) ? 2 : 1;
      }

      @Override
      public boolean blind() {
        return stage.steady().compareTo(blindUntil) < 0;
      }
    };
  }

  private Fault death(long append) {
    if (!troubled || append < 4 || !hits(odds.death())) {
      return Fault.NONE;
    }
    return chance.nextBoolean() ? Fault.BEFORE : Fault.AFTER;
  }

  /// Runs it all, and answers the digest of everything that happened.
  Digest run() {
    crowd.commits(stage.text().assemblies().keySet());
    for (int second = 0; second < TROUBLED; second++) {
      misfortune();
      people();
      stage.step();
      if (hits(20)) {
        Oracle.replays(stage.world(), stage.journal());
      }
    }
    heal();
    rests();
    Oracle.replays(stage.world(), stage.journal());
    return stage.digest();
  }

  private void misfortune() {
    if (hits(odds.jump())) {
      stage.jump(Duration.ofDays(chance.nextBoolean() ? 3650 : -3650));
    }
    if (hits(odds.silence())) {
      blindUntil = stage.steady().plusSeconds(chance.nextInt(60));
    }
    if (hits(odds.crash())) {
      some().ifPresent(life -> stage.platform().crash(life.id(), 9));
    }
    if (hits(odds.ill())) {
      some().ifPresent(life -> stage.troupe().sickens(life.id()));
    }
    if (hits(odds.lose())) {
      some().ifPresent(life -> stage.platform().lose(life.id()));
    }
    if (hits(odds.full())) {
      fullUntil = stage.steady().plusSeconds(chance.nextInt(30));
    }
    if (stage.steady().compareTo(fullUntil) < 0) {
      stage.journal().fill();
    } else {
      stage.journal().roomAgain();
    }
  }

  private Optional<Instance> some() {
    var lives = stage.troupe().lives();
    return lives.isEmpty()
        ? Optional.empty()
        : Optional.of(lives.get(chance.nextInt(lives.size())));
  }

  private void people() {
    if (hits(odds.commit())) {
      int number = crowd.commits(some(stage.text().assemblies().keySet()));
      for (var name : stage.text().assemblies().keySet()) {
        var build = Stage.build(name + "@" + number);
        if (hits(odds.dirty())) {
          stage.workshop().fails(build);
        }
        if (hits(odds.bad())) {
          plays(build);
        }
      }
    }
    if (hits(odds.person())) {
      crowd.verb();
    }
    if (hits(odds.file())) {
      crowd.file(NAMES);
    }
  }

  private Set<String> some(Set<String> names) {
    var some = new TreeSet<String>();
    names.stream().filter(_ -> chance.nextInt(2) == 0).forEach(some::add);
    return some.isEmpty() ? names : some;
  }

  /// What may be wrong with a build that its unit tests did not see.
  private void plays(BuildId build) {
    int after = chance.nextInt(20);
    var troupe = stage.troupe();
    switch (chance.nextInt(7)) {
      case 0 -> troupe.plays(build, Act.SERVES.endingWith(3, Duration.ofSeconds(after)));
      case 1 -> troupe.plays(build, Act.SERVES.readyAfter(Act.NEVER));
      case 2 -> troupe.plays(build, Act.SERVES.readyAfter(Duration.ofSeconds(after)));
      case 3 -> troupe.plays(build, Act.SERVES.sickFrom(Duration.ofSeconds(after)));
      case 4 -> troupe.plays(build, Act.SERVES.with(Act.Heed.IGNORES, Duration.ZERO));
      case 5 -> troupe.plays(build, Act.SERVES.launching(Duration.ofSeconds(after)));
      default -> troupe.flaps(build);
    }
  }

  /// What broke is mended: from here on everything must come to rest.
  private void heal() {
    troubled = false;
    blindUntil = Duration.ZERO;
    stage.journal().roomAgain();
    stage.troupe().heals();
    var again = stage.ask(new LiftStop(new Scope.Everything(), Stage.WHY));
    boolean full = again instanceof Decision.Refused(var why) && why.kind() == Refusal.Kind.FULL;
    I43.demand(!full, "there is room again and a command is refused");
    for (var stop : stage.world().tiers().stops()) {
      stage.ask(new LiftStop(stop.scope(), Stage.WHY));
    }
    for (var tier : crowd.tiers()) {
      stage.ask(new UnpinTier(tier, Stage.WHY));
      stage.ask(new BringUp(tier, Stage.WHY));
    }
    stage.killed();
  }

  /// Waits until nothing happens any more and all is as it should be.
  private void rests() {
    var last = stage.journal().last();
    for (int second = 0, quiet = 0; second < patience; second++) {
      if (second % 20 == 0) {
        decide();
      }
      stage.step();
      quiet = stage.journal().last().equals(last) ? quiet + 1 : 0;
      last = stage.journal().last();
      if (quiet >= QUIET && unrest().isEmpty()) {
        return;
      }
    }
    I36.demand(false, unrest().orElse("it goes on and on"));
  }

  /// Whoever is named chooses: what needs a person is given up.
  private void decide() {
    for (var one : stage.world().rollouts().underWay()) {
      if (one.state() instanceof Undecided || one.state() instanceof Held) {
        stage.ask(new Abort(one.id(), Stage.WHY));
      }
    }
  }

  /// What is not yet as it should be.
  private Optional<String> unrest() {
    for (var one : stage.world().rollouts().byId().values()) {
      if (!one.ended()) {
        return Optional.of(one.id() + " is still " + one.state());
      }
    }
    var owed = stage.world().owed();
    if (!owed.starts().isEmpty() || !owed.stops().isEmpty()) {
      return Optional.of("still owed: " + owed);
    }
    return stage.world().tiers().byName().values().stream()
        .flatMap(
            tier -> tier.placed().keySet().stream().map(name -> new CrewName(tier.name(), name)))
        .flatMap(crew -> differs(crew).stream())
        .findFirst();
  }

  private Optional<String> differs(CrewName crew) {
    long runs =
        stage.platform().observe(stage.journal().epoch()).stream()
            .filter(one -> Lives.crew(one.id()).equals(crew))
            .filter(one -> one instanceof Observation.Running)
            .count();
    long wanted = stage.oracle().wanted(crew);
    return runs == wanted
        ? Optional.empty()
        : Optional.of("%d of %d run of %s".formatted(runs, wanted, crew));
  }

  private boolean hits(int ofThousand) {
    return chance.nextInt(1000) < ofThousand;
  }

  /// The last entries, one a line.
  String tail(int lines) {
    var last = stage.journal().last();
    var text = new StringBuilder();
    for (var entry : stage.journal().read(last.plus(-Math.min(lines, last.number())), lines)) {
      var said = entry.event().toString();
      text.append(
          "%s %s %s%n"
              .formatted(
                  entry.position(), entry.at(), said.substring(0, Math.min(300, said.length()))));
    }
    return text.toString();
  }
}
