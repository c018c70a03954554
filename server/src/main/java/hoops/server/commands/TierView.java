package hoops.server.commands;

import hoops.engine.AssemblyName;
import hoops.engine.ManifestHash;
import hoops.engine.TierName;
import hoops.engine.control.Sight;
import hoops.engine.control.World;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutState;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.Tier;
import hoops.engine.watch.Problem;
import hoops.engine.watch.Subject;
import hoops.server.screen.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How one tier stands: the one reading of it that status, board, health and tier show share.
///
/// Its state is measured, never inferred from the last rollout: what its instances are, what moves
/// it, and whether it is mixed.
final class TierView {
  private final World world;
  private final TierSpec spec;
  private final Desired desired;

  TierView(World world, TierSpec spec) {
    this.world = world;
    this.spec = spec;
    this.desired = world.desired();
  }

  TierName name() {
    return spec.name();
  }

  TierSpec spec() {
    return spec;
  }

  Optional<Tier> tier() {
    return world.tiers().find(spec.name());
  }

  Optional<Rollout> underWay() {
    return world.rollouts().underWay(name());
  }

  /// The manifest as people say it, `-` before the first, `mixed` where it is no one set.
  String manifest() {
    if (world.rollouts().mixed(name())) {
      return "mixed";
    }
    return tier().flatMap(Tier::last).map(last -> last.manifest().brief()).orElse("-");
  }

  /// Since when it runs what it runs.
  Optional<Instant> since() {
    return tier().flatMap(Tier::last).map(last -> last.since().at());
  }

  State state() {
    var moving = underWay();
    if (moving.isPresent()) {
      return switch (moving.get().state()) {
        case RolloutState.Held _, RolloutState.Undecided _, RolloutState.Holding _ -> State.HELD;
        case RolloutState.Waiting _,
            RolloutState.Advancing _,
            RolloutState.Baking _,
            RolloutState.Yielded _,
            RolloutState.Settling _,
            RolloutState.Finished _ ->
            State.DEPLOYING;
      };
    }
    if (tier().isEmpty() || tier().get().placed().isEmpty() || tier().get().down()) {
      return world.rollouts().inLine(name()).isPresent() ? State.WAITING : State.IDLE;
    }
    if (world.rollouts().mixed(name())) {
      return State.DEGRADED;
    }
    return health();
  }

  private State health() {
    var worst = State.OK;
    for (var assembly : tier().orElseThrow().placed().keySet()) {
      int wanted = spec.instances(assembly);
      long up = up(assembly);
      if (wanted > 0 && up == 0 && !unseen(assembly)) {
        return State.FAILED;
      }
      worst = up < wanted ? State.DEGRADED : worst;
    }
    return problems().isEmpty() ? worst : State.DEGRADED;
  }

  /// Its lives, by name.
  List<Instance> instances() {
    return world.fleet().living(name()).toList();
  }

  /// How many of an assembly are ready; what waits for a return serves nobody and does not count.
  long up(AssemblyName assembly) {
    return instances().stream()
        .filter(one -> one.id().assembly().equals(assembly) && one.ready())
        .filter(desired::serves)
        .count();
  }

  /// Whether lives of an assembly are silent: that is no sickness, and they are sent requests.
  private boolean unseen(AssemblyName assembly) {
    return instances().stream()
        .anyMatch(one ->
            one.id().assembly().equals(assembly) && one.state() instanceof InstanceState.Unseen);
  }

  /// The open problems about it.
  List<Problem> problems() {
    return world.problems().open().stream()
        .filter(problem -> about(problem.subject()).filter(name()::equals).isPresent())
        .toList();
  }

  /// The tier that a problem is about, if it is about one.
  static Optional<TierName> about(Subject subject) {
    return switch (subject) {
      case Subject.CrashLoop(var name, var _) -> Optional.of(name);
      case Subject.Ailing(var name, var _) -> Optional.of(name);
      case Subject.RolloutTrouble(var name, var _) -> Optional.of(name);
      case Subject.OddLife(var instance, var _) -> Optional.of(instance.tier());
      case Subject.Raised(var name, var _) -> Optional.of(name);
      case Subject.Ci _ -> Optional.empty();
    };
  }

  /// What comes next, in a few words.
  String next() {
    var stops = world.tiers().stops(name());
    if (!stops.isEmpty()) {
      return "stopped";
    }
    if (tier().isPresent() && tier().get().down()) {
      long left = instances().size();
      return left == 0 ? "down" : "going down, %d still run".formatted(left);
    }
    var moving = underWay();
    if (moving.isPresent()) {
      return moving.get().id() + " " + Sight.doing(moving.get().state());
    }
    if (tier().isPresent() && tier().get().pin() != null) {
      return "pinned";
    }
    if (world.rollouts().mixed(name())) {
      return "mixed, moved by hand";
    }
    return switch (spec.follows()) {
      case MAIN -> wentBack().map(to -> to.brief() + " went back").orElse("follows main");
      case RELEASE -> "follows the release";
      case NOTHING -> "moved by hand";
    };
  }

  /// The newest that it was moved to, where that went back by itself: it waits for the next.
  private Optional<ManifestHash> wentBack() {
    return world.rollouts().of(name()).stream()
        .filter(one -> one.ended() && one.plan().kind() == Kind.PROMOTE)
        .findFirst()
        .map(one -> one.plan().to())
        .filter(to -> world.rollouts().barred(name(), to));
  }

  /// One instance's state as a word and its sign.
  static State of(Instance instance) {
    return switch (instance.state()) {
      case InstanceState.Ready _ -> State.OK;
      case InstanceState.Ordered _, InstanceState.Starting _ -> State.DEPLOYING;
      case InstanceState.Unready _, InstanceState.Unseen _, InstanceState.Stuck _ -> State.DEGRADED;
      case InstanceState.Sick _ -> State.FAILED;
      case InstanceState.Stopping _, InstanceState.Ended _ -> State.IDLE;
    };
  }

  /// What its state says beyond the word; empty where it says nothing.
  static String why(Instance life, Desired desired) {
    return life.ready() && !desired.serves(life)
        ? "waits for a return, without traffic"
        : why(life.state());
  }

  private static String why(InstanceState state) {
    return switch (state) {
      case InstanceState.Ordered _ -> "ordered";
      case InstanceState.Starting _ -> "starting";
      case InstanceState.Ready _ -> "";
      case InstanceState.Unready(var _, var why) -> "not ready: " + why.text();
      case InstanceState.Sick(var _, var why) -> "sick: " + why.text();
      case InstanceState.Unseen(var _, var why) -> "unseen: " + why.text();
      case InstanceState.Stopping _ -> "stopping";
      case InstanceState.Stuck(var _, var why) -> "does not end: " + why.text();
      case InstanceState.Ended(var _, var exit, var _) -> exit.sentence();
    };
  }
}
