package hoops.bench;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.ManifestHash;
import hoops.engine.PlanId;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.Verdict;
import hoops.engine.build.About;
import hoops.engine.build.Artifact;
import hoops.engine.build.BuildEvent;
import hoops.engine.build.Commit;
import hoops.engine.build.Half;
import hoops.engine.build.Product;
import hoops.engine.build.Tests;
import hoops.engine.control.World;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetEvent;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Side;
import hoops.engine.release.Manifest;
import hoops.engine.release.Manifests;
import hoops.engine.release.ReleaseEvent.ManifestMade;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Marks;
import hoops.engine.rollout.Origin;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.Part;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutEvent;
import hoops.engine.rollout.Step;
import hoops.engine.rollout.Trigger;
import hoops.engine.system.Moving;
import hoops.engine.system.Travels;
import hoops.engine.tier.TierEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// One change of the source after another, each built clean and rolled out in two waves: commit,
/// two builds, manifest, rollout, instances, placements.
final class Changes {
  private static final Reason WHY = new Reason("follows main");
  private static final Instant LATER = Instant.parse("2020-01-01T00:00:10Z");

  private final TierName tier;
  private final Moving moving;
  private final Travels half;
  private final PropertySetId set;
  private final List<AssemblyName> assemblies;
  private final SortedMap<AssemblyName, BuildId> newest = new TreeMap<>();
  private final SortedMap<AssemblyName, InstanceId> living = new TreeMap<>();
  private int number;

  Changes(World world) {
    var version = world.systems().inForce().orElseThrow();
    var spec = version.governed().tiers().getFirst();
    tier = spec.name();
    moving = spec.moves().fallback();
    half = version.file().travels();
    set = new PropertySetId(tier, 1);
    assemblies = List.copyOf(half.assemblies().keySet());
  }

  /// The next change; `record` is told of its events, some at a time, and returns what they left.
  void next(Function<List<Event>, World> record) {
    number++;
    var touched = touched();
    var world = record.apply(built(touched));
    var parts = new TreeMap<AssemblyName, Manifest.Part>();
    newest.forEach((name, id) -> parts.put(name, Manifests.part(world.builds(), id).orElseThrow()));
    var manifest = Manifest.of(commit(), parts);
    record.apply(List.of(ManifestMade.of(manifest)));
    var rollout = new RolloutId(number);
    record.apply(planned(rollout, manifest.hash(), touched));
    for (var name : touched) {
      moved(name, rollout, record);
    }
    record.apply(arrived(rollout, manifest.hash(), touched));
  }

  /// The tier is put down, so that the server that opens the folder has nothing to do.
  List<Event> end() {
    var events = new ArrayList<Event>();
    living
        .values()
        .forEach(life -> events.add(stop(life, new Purpose.ForUpkeep(Purpose.Need.SURPLUS))));
    living
        .values()
        .forEach(life -> events.add(new FleetEvent.InstanceEnded(life, new Exit.Code(143))));
    events.add(new TierEvent.TierPutDown(tier, new Reason("the bench is over")));
    return events;
  }

  /// All at first, then two in turn.
  private List<AssemblyName> touched() {
    int at = number % assemblies.size();
    return number == 1
        ? assemblies
        : List.of(assemblies.get(at), assemblies.get((at + 1) % assemblies.size()));
  }

  private CommitId commit() {
    return new CommitId(Digest.of("commit " + number).hex().substring(0, 40));
  }

  private List<Event> built(List<AssemblyName> touched) {
    var events = new ArrayList<Event>();
    if (number == 1) {
      events.add(new BuildEvent.TravelsRead(half.digest(), half));
      events.add(new TierEvent.PropertySetMade(set, new TreeMap<>()));
    }
    var about = new About(new Reason("Change the way of line " + number), new Reason("Ada"));
    var read = new Half.Read(half.digest());
    events.add(
        new BuildEvent.CommitSeen(
            new Commit(
                commit(),
                number,
                "main",
                List.of(),
                LATER,
                about,
                read,
                new TreeSet<>(touched),
                false)));
    for (var name : touched) {
      var id = new BuildId(name, number);
      newest.put(name, id);
      var artifact = new Artifact(Digest.of(id.text()), 1_234_567, "dist", Artifact.Form.FOLDER);
      var product = new Product(Digest.of("print " + id), artifact);
      events.add(new BuildEvent.BuildOwed(id, commit()));
      events.add(new BuildEvent.BuildBegan(id, 1));
      var tests = new Tests(120, 0, 0, 1, List.of());
      events.add(new BuildEvent.BuildCameClean(id, product, tests, Digest.of("reports " + id)));
    }
    return events;
  }

  private List<Event> planned(RolloutId id, ManifestHash to, List<AssemblyName> touched) {
    var verdicts = new TreeMap<String, Verdict>();
    List.of("stop", "pin", "slot", "settled", "whole", "clean", "artifacts", "properties")
        .forEach(gate -> verdicts.put(gate, new Verdict.Open("nothing keeps it from moving")));
    var parts = new ArrayList<Part>();
    for (var name : new TreeSet<>(touched)) {
      var side = new Side(newest.get(name), set);
      var steps =
          List.of(
              new Step(new Share.Count(1), Step.Old.BESIDE),
              new Step(new Share.Percent(100), Step.Old.MAKES_ROOM));
      parts.add(new Part(name, 0, side, List.of(), 1, moving, steps));
    }
    var plan = new Plan(new PlanId(number), tier, Kind.PROMOTE, new Origin.Empty(), to, set, parts);
    return List.of(
        new RolloutEvent.RolloutPlanned(id, plan, Trigger.AUTOMATIC, WHY, verdicts),
        new RolloutEvent.RolloutStarted(id));
  }

  private void moved(AssemblyName name, RolloutId rollout, Function<List<Event>, World> record) {
    var purpose = new Purpose.ForRollout(rollout);
    var old = living.get(name);
    var fresh = new InstanceName(tier, name, 1 + number % 2);
    var world =
        record.apply(
            List.of(
                new FleetEvent.InstanceOrdered(fresh, new Side(newest.get(name), set), purpose)));
    var life = new InstanceId(fresh, world.position());
    record.apply(
        List.of(
            new FleetEvent.InstanceStarted(life),
            new RolloutEvent.MarksRaised(rollout, name, new Marks(1, 1, 0, 0)),
            new FleetEvent.InstanceReady(life),
            new RolloutEvent.MarksRaised(rollout, name, new Marks(1, 1, 1, 0)),
            new RolloutEvent.MarksRaised(rollout, name, new Marks(1, 1, 1, 1))));
    if (old != null) {
      record.apply(
          List.of(stop(old, purpose), new FleetEvent.InstanceEnded(old, new Exit.Code(143))));
    }
    living.put(name, life);
  }

  private static FleetEvent stop(InstanceId life, Purpose purpose) {
    return new FleetEvent.StopOrdered(life, purpose, new Reason("another takes its place"));
  }

  private List<Event> arrived(RolloutId rollout, ManifestHash hash, List<AssemblyName> touched) {
    var events = new ArrayList<Event>();
    events.add(new RolloutEvent.WaveLanded(rollout, 1, LATER));
    events.add(new RolloutEvent.WaveStarted(rollout, 2));
    events.add(new RolloutEvent.WaveLanded(rollout, 2, LATER));
    for (var name : touched) {
      events.add(new TierEvent.AssemblyPlaced(tier, name, newest.get(name), set, rollout));
    }
    events.add(new RolloutEvent.RolloutSettling(rollout, LATER));
    events.add(new TierEvent.ManifestPlaced(tier, hash, set, rollout));
    events.add(new TierEvent.ManifestProven(tier, hash, set));
    events.add(new RolloutEvent.RolloutEnded(rollout, Outcome.ARRIVED, new Reason("arrived")));
    return events;
  }
}
