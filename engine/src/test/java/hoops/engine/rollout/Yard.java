package hoops.engine.rollout;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.CommitId;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.Event;
import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.build.About;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.Builds;
import hoops.engine.build.Commit;
import hoops.engine.build.Half;
import hoops.engine.build.Product;
import hoops.engine.build.Tests;
import hoops.engine.control.ControlEvent;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Fleet;
import hoops.engine.fleet.FleetCommand;
import hoops.engine.fleet.FleetEvent;
import hoops.engine.fleet.FleetRules;
import hoops.engine.fleet.Owed;
import hoops.engine.journal.Entry;
import hoops.engine.release.Manifest;
import hoops.engine.release.Manifests;
import hoops.engine.system.Assembly;
import hoops.engine.system.Governed;
import hoops.engine.system.Located;
import hoops.engine.system.Mark;
import hoops.engine.system.TierSpec;
import hoops.engine.system.Travels;
import hoops.engine.tier.TierEvent;
import hoops.engine.tier.Tiers;
import hoops.engine.watch.ProblemEvent;
import hoops.engine.watch.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A small system for tests: some tiers, some assemblies, and every chapter a rollout knows, with a
/// journal of what happened. Builds and manifests are there from the start or made at once.
public final class Yard {
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  public static final PersonId OWNER = new PersonId(1);

  private static final Located.Fields NOTHING_ELSE = new Located.Fields(List.of(), Mark.START);

  /// What follows from the journal and from nothing else.
  public record State(Tiers tiers, Fleet fleet, Problems problems, Rollouts rollouts) {
    static final State NONE = new State(Tiers.NONE, Fleet.NONE, Problems.NONE, Rollouts.NONE);

    State after(Event event, Stamp stamp) {
      return switch (event) {
        case TierEvent one -> new State(tiers.after(one, stamp), fleet, problems, rollouts);
        case FleetEvent one -> new State(tiers, fleet.after(one, stamp), problems, rollouts);
        case ProblemEvent one -> new State(tiers, fleet, problems.after(one, stamp), rollouts);
        case RolloutEvent one -> new State(tiers, fleet, problems, rollouts.after(one, stamp));
        case ControlEvent.ReignBegan _ ->
            new State(tiers, fleet.reignBegan(stamp), problems, rollouts);
        case ControlEvent.ClockJumped(var by) ->
            new State(tiers.shifted(by), fleet.shifted(by), problems, rollouts.shifted(by));
        default -> throw new IllegalArgumentException("not of this yard: " + event);
      };
    }

    public static State replayed(List<Entry> journal) {
      var state = NONE;
      for (var entry : journal) {
        state = state.after(entry.event(), entry.stamp());
      }
      return state;
    }
  }

  private final List<Entry> journal = new ArrayList<>();
  private final SortedMap<AssemblyName, Assembly> assemblies = new TreeMap<>();
  private Governed governed;
  private Builds builds = Builds.NONE;
  private Manifests manifests = Manifests.NONE;
  private State state = State.NONE;
  private Instant now = NOON;
  private Epoch epoch = new Epoch(1);
  private Consumer<Entry> watcher = _ -> {};

  /// Opens these tiers, with the assemblies that these texts name: `web>query>index` is a chain.
  public Yard(List<TierSpec> tiers, String... chains) {
    governed = Governed.of("logs", tiers);
    for (var chain : chains) {
      var names = chain.split(">", -1);
      for (int i = 0; i < names.length; i++) {
        assembly(names[i], i + 1 < names.length ? List.of(names[i + 1]) : List.of());
      }
    }
    for (var tier : tiers) {
      happen(
          List.of(
              new TierEvent.TierOpened(tier.name()),
              new TierEvent.PropertySetMade(new PropertySetId(tier.name(), 1), new TreeMap<>())));
    }
  }

  private void assembly(String text, List<String> needs) {
    var name = new AssemblyName(text);
    var known = assemblies.get(name);
    var all = new TreeSet<AssemblyName>();
    needs.forEach(need -> all.add(new AssemblyName(need)));
    if (known != null) {
      all.addAll(known.needs());
    }
    assemblies.put(
        name,
        new Assembly(
            name,
            List.of(text),
            new Assembly.Recipe(List.of(), new TreeMap<>(), Duration.ofMinutes(1)),
            List.of(),
            text + ".jar",
            List.of(),
            List.of("http"),
            new Assembly.HealthCheck("", "", "", List.of(), Duration.ofSeconds(1), ""),
            all,
            new TreeMap<>(),
            new Assembly.StopSpec("TERM", Duration.ofSeconds(10)),
            new Assembly.OneWay("", "")));
  }

  /// From now on commits describe that assembly so.
  public void describe(String text, UnaryOperator<Assembly> change) {
    assemblies.computeIfPresent(new AssemblyName(text), (_, was) -> change.apply(was));
  }

  /// From now on commits have an assembly of that name, which needs none.
  public void describe(String text) {
    assembly(text, List.of());
  }

  /// A manifest of a build of that number of each of these assemblies, with all others as in
  /// `base`.
  public ManifestHash manifest(int number, Map<AssemblyName, Integer> builds) {
    var commit = new CommitId("%040x".formatted(number));
    var stamp = new Stamp(new Position(1), NOON, Actor.HOOPS);
    var half = Digest.of("half" + number);
    build(
        new BuildEvent.TravelsRead(half, new Travels(new TreeMap<>(assemblies), NOTHING_ELSE)),
        stamp);
    build(
        new BuildEvent.CommitSeen(
            new Commit(
                commit,
                number,
                "main",
                List.of(),
                NOON,
                new About(new Reason("a change"), new Reason("ada")),
                new Half.Read(half),
                new TreeSet<>(assemblies.keySet()),
                false)),
        stamp);
    var ids = new TreeMap<AssemblyName, BuildId>();
    builds.forEach((name, of) -> ids.put(name, new BuildId(name, of)));
    ids.values().stream()
        .filter(id -> this.builds.build(id).isEmpty())
        .forEach(id -> clean(id, commit, stamp));
    var parts = new TreeMap<AssemblyName, Manifest.Part>();
    ids.forEach((name, id) -> parts.put(name, Manifests.part(this.builds, id).orElseThrow()));
    var manifest = Manifest.of(commit, parts);
    for (var event : manifests.making(manifest)) {
      manifests = manifests.after(event, stamp, this.builds);
    }
    return manifest.hash();
  }

  /// A manifest of a new build of every assembly.
  public ManifestHash manifest(int number) {
    var all = new TreeMap<AssemblyName, Integer>();
    assemblies.keySet().forEach(name -> all.put(name, number));
    return manifest(number, all);
  }

  private void clean(BuildId id, CommitId commit, Stamp stamp) {
    build(new BuildEvent.BuildOwed(id, commit), stamp);
    build(new BuildEvent.BuildBegan(id, 1), stamp);
    var digest = Digest.of(id.text());
    build(
        new BuildEvent.BuildCameClean(
            id,
            new Product(digest, new Artifact(digest, 1, "a.jar", Artifact.Form.FILE)),
            new Tests(1, 0, 0, 0, List.of()),
            digest),
        stamp);
  }

  private void build(BuildEvent event, Stamp stamp) {
    builds = builds.after(event, stamp);
  }

  /// Asks, and lets happen what is decided.
  public Decision ask(Command command) {
    var decision =
        switch (command) {
          case FleetCommand asked -> FleetRules.decide(asked, state.fleet(), desired(), now);
          case RolloutCommand asked -> RolloutRules.decide(asked, state.rollouts(), ground(), now);
          default -> throw new IllegalArgumentException("nobody decides " + command);
        };
    if (decision instanceof Decision.Accepted(var events)) {
      happen(events);
    }
    return decision;
  }

  /// What a tick does: rollouts, then the upkeep, each on what the one before leaves.
  public List<Event> tick() {
    var all = new ArrayList<Event>(RolloutRules.tick(state.rollouts(), ground(), now));
    happen(all);
    var tended = FleetRules.tend(state.fleet(), desired(), now);
    happen(tended);
    all.addAll(tended);
    return all;
  }

  /// What a tick would do, and nothing happens.
  public List<Event> wouldTick() {
    return RolloutRules.tick(state.rollouts(), ground(), now);
  }

  public void happen(List<? extends Event> events) {
    for (var event : events) {
      var entry = new Entry(new Position(journal.size() + 1), now, epoch, Cause.SELF, event);
      state = state.after(event, entry.stamp());
      journal.add(entry);
      watcher.accept(entry);
    }
  }

  /// Told of every entry when it has happened.
  public void watch(Consumer<Entry> next) {
    watcher = next;
  }

  /// A new server: all it has is the journal.
  public void restart() {
    state = State.replayed(journal);
    epoch = epoch.next();
    happen(List.of(new ControlEvent.ReignBegan(epoch, "1")));
  }

  /// The wall clock is set, and the entry says by how much.
  public void jump(Duration by) {
    now = now.plus(by);
    happen(List.of(new ControlEvent.ClockJumped(by)));
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public void govern(TierSpec spec) {
    var tiers = new ArrayList<TierSpec>();
    governed.tiers().forEach(tier -> tiers.add(tier.name().equals(spec.name()) ? spec : tier));
    governed = Governed.of("logs", tiers);
  }

  public Governed governed() {
    return governed;
  }

  public Ground ground() {
    return new Ground(
        governed,
        builds,
        manifests,
        state.tiers(),
        state.fleet(),
        state.problems(),
        OWNER,
        this::verdicts);
  }

  /// Gates of a yard: pulled stops and pins of other manifests close it, but never a way back.
  private SortedMap<String, Verdict> verdicts(
      TierName tier, ManifestHash to, Kind kind, Instant at) {
    var pin = state.tiers().tier(tier).pin();
    boolean pinned = pin != null && !pin.manifest().equals(to) && kind != Kind.ROLLBACK;
    boolean stopped = !state.tiers().stops(tier).isEmpty() && kind != Kind.ROLLBACK;
    var verdicts = new TreeMap<String, Verdict>();
    verdicts.put(
        "pin", pinned ? new Verdict.Closed("it is pinned") : new Verdict.Open("not pinned"));
    verdicts.put(
        "stop", stopped ? new Verdict.Closed("it is pulled") : new Verdict.Open("not pulled"));
    return verdicts;
  }

  public Desired desired() {
    return Wishes.of(state.rollouts(), ground());
  }

  public Owed owed() {
    return state.fleet().owed(desired());
  }

  public State state() {
    return state;
  }

  public Instant now() {
    return now;
  }

  public Epoch epoch() {
    return epoch;
  }

  public List<Entry> journal() {
    return journal;
  }

  public Manifests manifests() {
    return manifests;
  }
}
