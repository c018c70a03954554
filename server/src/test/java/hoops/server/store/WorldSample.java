package hoops.server.store;

import hoops.engine.Actor;
import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.ManifestHash;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Position;
import hoops.engine.ProblemId;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Stamp;
import hoops.engine.TierName;
import hoops.engine.build.About;
import hoops.engine.build.Artifact;
import hoops.engine.build.Build;
import hoops.engine.build.BuildState;
import hoops.engine.build.Builds;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.Commit;
import hoops.engine.build.Fault;
import hoops.engine.build.Gone;
import hoops.engine.build.Half;
import hoops.engine.build.Product;
import hoops.engine.build.Shelf;
import hoops.engine.build.Tests;
import hoops.engine.control.Keys;
import hoops.engine.control.World;
import hoops.engine.fleet.Crew;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.Fleet;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Side;
import hoops.engine.fleet.Vacancy;
import hoops.engine.people.People;
import hoops.engine.property.PropertySet;
import hoops.engine.release.Manifest;
import hoops.engine.release.Manifests;
import hoops.engine.release.ReleaseEvent.ManifestMade;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Marks;
import hoops.engine.rollout.Origin;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.Progress;
import hoops.engine.rollout.Rest;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutState;
import hoops.engine.rollout.Rollouts;
import hoops.engine.rollout.Sides;
import hoops.engine.rollout.Trigger;
import hoops.engine.system.Located;
import hoops.engine.system.Mark;
import hoops.engine.system.SystemVersion;
import hoops.engine.system.Systems;
import hoops.engine.tier.GatewayLife;
import hoops.engine.tier.Pin;
import hoops.engine.tier.Placement;
import hoops.engine.tier.Scope;
import hoops.engine.tier.Stop;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierPlacement;
import hoops.engine.tier.Tiers;
import hoops.engine.watch.Problem;
import hoops.engine.watch.ProblemState;
import hoops.engine.watch.Problems;
import hoops.engine.watch.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/// A World that holds one of each kind of state there is, each field with a value of its own.
final class WorldSample {
  static final TierName NIGHT = new TierName("night");
  static final AssemblyName INDEX = new AssemblyName("index");
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final Reason WHY = new Reason("trying it, OPS-412");
  private static final Actor MIA = new Actor.Person(new PersonId(1));
  private static final PropertySetId SET = new PropertySetId(NIGHT, 3);
  private static final Side SIDE = new Side(new BuildId(INDEX, 3), SET);
  private static final ManifestHash HASH = new ManifestHash("81c4d2" + "0".repeat(58));
  private static final Digest HALF = Digest.of(Halves.two().stored());

  private WorldSample() {}

  static World world() {
    var builds = builds();
    return new World(
        new Position(99),
        systems(),
        builds,
        manifests(builds),
        tiers(),
        new People(TreePMap.singleton(new PersonId(1), new PersonName("mia"))),
        fleet(),
        problems(),
        rollouts(),
        keys());
  }

  static List<BuildState> buildStates() {
    var troubled = new Tests.Troubled(new Reason("IndexTest.finds"), new Reason("was 3"), true);
    var tests = new Tests(5, 4, 3, 2, List.of(troubled));
    var artifact = new Artifact(Digest.of("index"), 10, "dist", Artifact.Form.FOLDER);
    var why = new ArrayList<Fault>();
    for (var kind : Fault.Kind.values()) {
      why.add(new Fault(kind, new Reason("since " + kind)));
    }
    return List.of(
        new BuildState.Waiting(at(1)),
        new BuildState.Running(at(2), 2),
        new BuildState.Clean(
            at(3), new Product(Digest.of("print"), artifact), tests, Digest.of("reports")),
        new BuildState.NotClean(at(4), why, tests, Digest.of("reports")),
        new BuildState.Cancelled(at(5), WHY),
        new BuildState.Superseded(at(6), 7));
  }

  static List<InstanceState> lifeStates() {
    var states = new ArrayList<InstanceState>();
    states.add(new InstanceState.Ordered(at(1)));
    states.add(new InstanceState.Starting(at(2)));
    states.add(new InstanceState.Ready(at(3)));
    states.add(new InstanceState.Unready(at(4), WHY));
    states.add(new InstanceState.Sick(at(5), WHY));
    states.add(new InstanceState.Unseen(at(6), WHY));
    states.add(new InstanceState.Stuck(at(7), WHY));
    for (var need : Purpose.Need.values()) {
      var purpose = new Purpose.ForUpkeep(need);
      states.add(new InstanceState.Stopping(at(8), purpose, InstanceState.Worth.UP));
    }
    var byRollout = new Purpose.ForRollout(new RolloutId(1));
    states.add(new InstanceState.Stopping(at(9), byRollout, InstanceState.Worth.DOWN));
    var told = InstanceState.Manner.TOLD;
    states.add(new InstanceState.Ended(at(1), new Exit.Code(3), told));
    states.add(
        new InstanceState.Ended(at(1), new Exit.NeverRan("closed"), InstanceState.Manner.LOST));
    states.add(
        new InstanceState.Ended(at(1), new Exit.Unknown("gone"), InstanceState.Manner.BY_ITSELF));
    return states;
  }

  static List<RolloutState> rolloutStates() {
    var causes = new TreeSet<>(EnumSet.allOf(HoldCause.class));
    var states = new ArrayList<RolloutState>();
    states.add(new RolloutState.Waiting());
    states.add(new RolloutState.Advancing(1));
    states.add(new RolloutState.Holding(2, causes));
    states.add(new RolloutState.Baking(3, at(4)));
    states.add(new RolloutState.Held(4, new Rest.InWave(), causes));
    states.add(new RolloutState.Held(5, new Rest.InBake(at(5)), causes));
    states.add(new RolloutState.Held(6, new Rest.InSettling(at(6)), causes));
    states.add(new RolloutState.Undecided(7, new Rest.InWave(), WHY, new PersonId(2), Instant.MAX));
    states.add(new RolloutState.Yielded(new RolloutId(9)));
    states.add(new RolloutState.Settling(at(7)));
    for (var outcome : Outcome.values()) {
      states.add(new RolloutState.Finished(outcome, WHY, at(8)));
    }
    return states;
  }

  static List<Subject> subjects() {
    return List.of(
        new Subject.CrashLoop(NIGHT, INDEX),
        new Subject.Ailing(NIGHT, INDEX),
        new Subject.RolloutTrouble(NIGHT, new RolloutId(4)),
        new Subject.OddLife(new InstanceName(NIGHT, INDEX, 2), "stray"),
        new Subject.Ci("file"),
        new Subject.Raised(NIGHT, 2));
  }

  private static Systems systems() {
    var mark = new Mark(3, 9);
    var field = new Located.Field(new Located.Text("hoops", mark), new Located.Text("1", mark));
    var file = new Located.Fields(List.of(field), mark);
    return new Systems(List.of(SystemVersion.of(1, at(1), file, "hoops: 1 # mia")));
  }

  private static Builds builds() {
    var commits = new ArrayList<Commit>();
    var builds = new ArrayList<Build>();
    var halves = List.of(new Half.Read(HALF), new Half.Mistaken(WHY));
    int number = 0;
    for (var state : buildStates()) {
      number++;
      var commit = new CommitId("%040x".formatted(number));
      var about = new About(new Reason("change " + number), new Reason("Ada"));
      var half = state instanceof BuildState.Clean ? halves.getFirst() : halves.get(number % 2);
      var parents = List.of(new CommitId("%040x".formatted(number + 100)));
      var touched = new TreeSet<>(List.of(INDEX));
      commits.add(
          new Commit(
              commit, number, "main", parents, at(number), about, half, touched, number == 2));
      builds.add(new Build(new BuildId(INDEX, number), commit, at(number), state));
    }
    var troubles = new ArrayList<CiTrouble>();
    for (var kind : CiTrouble.Kind.values()) {
      troubles.add(new CiTrouble(kind, new Reason("since " + kind), at(9)));
    }
    var gone = Map.of(Digest.of("gone"), new Gone(at(8), Duration.ofDays(30)));
    return Builds.restored(
        Map.of(HALF, Halves.two()),
        commits,
        builds,
        troubles,
        new Shelf(TreePMap.from(gone), at(7)));
  }

  private static Manifests manifests(Builds builds) {
    var part = Manifests.part(builds, new BuildId(INDEX, 3)).orElseThrow();
    var manifest =
        Manifest.of(new CommitId("%040x".formatted(3)), new TreeMap<>(Map.of(INDEX, part)));
    return Manifests.restored(Map.of(ManifestMade.of(manifest), at(5)), builds);
  }

  private static Tiers tiers() {
    var stamp = new Stamp(new Position(42), at(3), new Actor.Token("ci"));
    var rollout = new RolloutId(2);
    var night =
        new Tier(
            NIGHT,
            TreePMap.singleton(INDEX, 20_001),
            TreePMap.singleton(3, new PropertySet(SET, new TreeMap<>(Map.of("colour", "red")))),
            TreePMap.singleton(INDEX, new Placement(INDEX, SIDE.build(), SET, rollout, stamp)),
            TreePVector.singleton(new TierPlacement(HASH, SET, rollout, stamp, true)),
            new Pin(HASH, MIA, at(1), Instant.MAX, WHY),
            new GatewayLife(Digest.of("gateway"), 20_002, stamp),
            Tier.Presence.DOWN,
            at(4));
    var bare =
        new Tier(
            new TierName("dusk"),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePMap.empty(),
            TreePVector.empty(),
            null,
            null,
            Tier.Presence.UP,
            at(5));
    var stops =
        List.of(
                new Scope.Everything(),
                new Scope.OneTier(NIGHT),
                new Scope.OneAssembly(NIGHT, INDEX))
            .stream()
            .map(scope -> new Stop(scope, Actor.HOOPS, at(6), WHY))
            .toList();
    return new Tiers(
        TreePMap.singleton(NIGHT, night).plus(bare.name(), bare), TreePVector.from(stops));
  }

  private static Fleet fleet() {
    var living = new TreeMap<InstanceId, Instance>();
    var ended = new ArrayList<Instance>();
    int number = 0;
    for (var state : lifeStates()) {
      number++;
      var id = new InstanceId(new InstanceName(NIGHT, INDEX, number), new Position(number));
      var purpose = new Purpose.ForUpkeep(Purpose.Need.MISSING);
      var life = new Instance(id, SIDE, purpose, at(1), at(2), state);
      if (life.alive()) {
        living.put(id, life);
      } else {
        ended.add(life);
      }
    }
    var crew =
        new Crew(
            new CrewName(NIGHT, INDEX),
            TreePMap.fromSortedMap(living),
            TreePVector.from(ended),
            TreePVector.singleton(new Vacancy(SIDE, at(3))),
            TreePVector.singleton(at(4)),
            Instant.MIN);
    var stray = new InstanceId(new InstanceName(NIGHT, INDEX, 77), new Position(77));
    return new Fleet(TreePMap.singleton(crew.name(), crew), TreePMap.singleton(stray, at(5)));
  }

  private static Problems problems() {
    var problems = TreePMap.<ProblemId, Problem>empty();
    for (var subject : subjects()) {
      var id = new ProblemId(problems.size() + 1);
      var state = id.number() == 1 ? new ProblemState.Open() : new ProblemState.Closed(at(7), WHY);
      var problem =
          new Problem(id, subject, WHY, new PersonId(1), at(1), at(2), problems.size() + 3, state);
      problems = problems.plus(id, problem);
    }
    return new Problems(problems);
  }

  private static Rollouts rollouts() {
    var progress =
        new Progress(
            at(1),
            at(2),
            TreePMap.singleton(INDEX, new Marks(4, Long.MAX_VALUE, 3, 2)),
            TreePMap.singleton(INDEX, 12L),
            TreePMap.singleton(INDEX, new Sides(5, 7)),
            TreePSet.singleton(INDEX),
            Instant.MAX,
            at(3));
    var plan = RolloutCodecsTest.plan(Kind.PROMOTE, new Origin.Mixed(HASH));
    var rollouts = TreePMap.<RolloutId, Rollout>empty();
    for (var state : rolloutStates()) {
      var id = new RolloutId(rollouts.size() + 1L);
      var verdicts = RolloutCodecsTest.verdicts();
      var one =
          new Rollout(id, plan, Trigger.BY_HAND, MIA, WHY, verdicts, at(3), at(4), state, progress);
      rollouts = rollouts.plus(id, one);
    }
    return new Rollouts(
        rollouts,
        TreePMap.singleton(plan.id(), plan),
        TreePMap.singleton(NIGHT, new RolloutId(3)),
        TreePMap.singleton(NIGHT, TreePVector.singleton(HASH)));
  }

  private static Keys keys() {
    var asker = new Keys.Asker(new Actor.Token("ci"), "key-000001");
    var effect = new Keys.Effect(Digest.of("words"), new Position(7), new Position(9), at(7));
    return new Keys(
        HashTreePMap.singleton(asker, effect),
        TreePMap.singleton(new Position(7), asker),
        Duration.ofSeconds(-5));
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
