package hoops.server.simulation;

import hoops.engine.BuildId;
import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.fleet.FleetCommand.Looked;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Platform;
import hoops.engine.fleet.Sighting;
import hoops.server.carrier.Carried;
import hoops.server.platforms.rehearsal.Act;
import hoops.server.platforms.rehearsal.RehearsalPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The instances, and the carrier between them and Hoops: what is owed goes out as calls, what was
/// seen comes back as commands, both in whatever weather there is.
final class Troupe {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Stage stage;
  private final Oracle oracle;
  private final Post post;
  private final Weather weather;
  private final RehearsalPlatform platform;
  private final Map<BuildId, Act> acts = new HashMap<>();
  private final Set<BuildId> flapping = new HashSet<>();
  private final Set<InstanceId> sick = new TreeSet<>();
  private final Set<InstanceId> strangers = new HashSet<>();
  private final Map<InstanceId, Duration> called = new HashMap<>();
  private List<Runnable> held = List.of();
  private boolean holding;
  private Act usual = Act.SERVES;

  Troupe(Stage stage, Oracle oracle, Post post, Weather weather) {
    this.stage = stage;
    this.oracle = oracle;
    this.post = post;
    this.weather = weather;
    this.platform = new RehearsalPlatform(() -> Stage.NOON.plus(stage.steady()), this::act);
  }

  // ---- how they play

  /// Whatever is made of that build plays so.
  void plays(BuildId build, Act act) {
    acts.put(build, act);
  }

  /// Whatever is made of that build is ready and not ready in turn.
  void flaps(BuildId build) {
    flapping.add(build);
  }

  /// This one fails its liveness check from now on.
  void sickens(InstanceId id) {
    sick.add(id);
  }

  /// From here on everything that starts serves well, and everything that lives is well.
  void heals() {
    acts.clear();
    flapping.clear();
    sick.clear();
    usual = Act.SERVES;
  }

  /// Something that nobody ordered runs on the platform and bears our mark.
  void intrudes(InstanceSpec spec) {
    strangers.add(spec.id());
    platform.start(epoch(), spec);
  }

  private Act act(InstanceSpec spec) {
    if (!strangers.contains(spec.id())) {
      oracle.begins(spec.id());
    }
    return acts.getOrDefault(spec.build(), usual);
  }

  // ---- calls

  /// Calls are kept back from here on, until [#letGo].
  void keepBack() {
    holding = true;
    held = new ArrayList<>();
  }

  void letGo() {
    holding = false;
    held.forEach(Runnable::run);
    held = List.of();
  }

  /// Asks for what is owed; again after a while, if it is still owed then.
  void carry() {
    var owed = stage.world().owed();
    var epoch = epoch();
    for (var life : owed.starts()) {
      Carried.spec(stage.world(), life)
          .filter(_ -> due(life.id()))
          .ifPresent(spec -> {
            oracle.carries(life.id(), true);
            send(epoch, () -> platform.start(epoch, spec));
          });
    }
    for (var id : owed.stops()) {
      if (due(id)) {
        oracle.carries(id, false);
        send(epoch, () -> platform.stop(epoch, id));
      }
    }
  }

  private boolean due(InstanceId id) {
    var last = called.get(id);
    boolean due = last == null || last.plus(AGAIN).compareTo(stage.steady()) <= 0;
    if (due) {
      called.put(id, stage.steady());
    }
    return due;
  }

  private void send(Epoch epoch, Runnable act) {
    Runnable call = () -> call(epoch, act);
    if (holding) {
      held.add(call);
      return;
    }
    for (int i = 0; i < weather.times(); i++) {
      var late = weather.late();
      if (late.isZero()) {
        call.run();
      } else {
        post.send(Post.Kind.CALL, stage.steady().plus(late), call);
      }
    }
  }

  private void call(Epoch epoch, Runnable act) {
    try {
      act.run();
      oracle.called(epoch, true);
    } catch (Platform.StaleEpoch _) {
      oracle.called(epoch, false);
    }
  }

  /// The server died: what it had called for is forgotten.
  void lost() {
    called.clear();
  }

  // ---- looks

  /// Looks at the platform and asks every check; what was seen arrives when it arrives.
  void look() {
    var taken = stage.tick().wall();
    var at = stage.steady();
    if (weather.blind()) {
      arrives(Carried.silence(stage.world(), "cut off", taken), at);
      return;
    }
    var epoch = epoch();
    var seen = platform.observe(epoch);
    oracle.called(epoch, true);
    arrives(Carried.looks(seen, stage.world(), taken), at);
    var checks = new ArrayList<Observed>();
    for (var one : seen) {
      if (one instanceof Observation.Running && asks(one.id())) {
        checks.add(new Observed(one.id(), check(one.id()), taken));
      }
    }
    arrives(checks, at);
  }

  /// Each check is asked every second, and where its answer is known already every fourth.
  private boolean asks(InstanceId id) {
    boolean news =
        stage.world().fleet().find(id).filter(life -> !life.ready()).isPresent()
            || sick.contains(id);
    boolean turn = (stage.steady().toSeconds() + id.name().number()) % 4 == 0;
    return !strangers.contains(id) && (news || turn);
  }

  private Sighting check(InstanceId id) {
    if (sick.contains(id)) {
      return new Sighting.Unhealthy(new Reason("it fell ill"));
    }
    boolean flaps =
        stage
            .world()
            .fleet()
            .find(id)
            .filter(life -> flapping.contains(life.side().build()))
            .isPresent();
    return flaps && stage.steady().toSeconds() / 3 % 2 == 0
        ? new Sighting.NotReady(new Reason("it flaps"))
        : platform.health(id);
  }

  private void arrives(List<Observed> looks, Duration taken) {
    if (looks.isEmpty()) {
      return;
    }
    Runnable told = () -> tell(looks, taken);
    for (int i = 0; i < weather.times(); i++) {
      var late = weather.late();
      if (late.isZero()) {
        told.run();
      } else {
        post.send(Post.Kind.ANSWER, stage.steady().plus(late), told);
      }
    }
  }

  /// These looks, taken then, arrive now.
  void tell(List<Observed> looks, Duration taken) {
    var samples = new TreeMap<InstanceId, Duration>();
    looks.forEach(look -> samples.put(look.id(), taken));
    oracle.sampled(samples);
    stage.tell(new Looked(looks));
  }

  Epoch epoch() {
    return stage.journal().epoch();
  }

  RehearsalPlatform platform() {
    return platform;
  }

  /// The living instances that Hoops knows, in the order of their names.
  List<Instance> lives() {
    return stage.world().fleet().living().toList();
  }
}
