package hoops.server.platforms.process;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.InstanceSpec;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Output;
import hoops.engine.fleet.Platform;
import hoops.server.Threads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Runs instances as processes of this machine, each under a keeper, so that they outlive Hoops.
///
/// Opened once on its folder; [#start(Runnable)] lets it look by itself: it ends what was told to
/// stop, sweeps what ended programs left, and rotates output. [#close] ends the looking and touches
/// no instance. Any thread may call; calls about one life are carried out one after another.
///
/// Source: docs/rules.md.
public final class ProcessPlatform implements Platform, AutoCloseable {
  private static final int TURNS = 64;
  private static final String NEVER_BEGAN = "it was told to stop before it began";

  private final Starter starter;
  private final Programs programs;
  private final Lives lives;
  private final Look look;
  private final Fence fence;
  private final Closed closed;
  private final Watching watching;
  private final Outputs outputs;
  private final Standings standings;
  private final Place place;
  private final Cgroups cgroups;
  private final Signals signals;
  private final Threads threads;

  // Each guards the calls about the lives whose ids fall on it.
  private final List<ReentrantLock> turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toList();

  private ProcessPlatform(
      Place place, ArtifactSource artifacts, Threads threads, OutputLog.Sizes sizes)
      throws IOException {
    var home = Safely.folder(place.home()).toRealPath();
    var posix = new Posix();
    this.signals = new Signals(posix);
    this.threads = threads;
    this.place = new Place(home, place.machine(), place.ports());
    this.standings = new Standings();
    this.cgroups = Cgroups.found();
    this.lives = Lives.in(home.resolve("instances"));
    this.fence = new Fence(home);
    this.closed = Closed.read(home);
    this.look = new Look(standings);
    this.programs = Programs.in(home.resolve("programs"), artifacts);
    this.starter =
        new Starter(this.place, lives, programs, cgroups, Keeper.stored(home, place.machine()));
    this.outputs = new Outputs(sizes, posix::punch);
    this.watching =
        new Watching(lives, look, new Hands(standings, signals, cgroups, outputs), threads);
  }

  /// Opens the folder, for one server at a time; an IOException says what the machine lacks.
  public static ProcessPlatform open(Place place, ArtifactSource artifacts, Threads threads)
      throws IOException {
    return new ProcessPlatform(place, artifacts, threads, OutputLog.Sizes.USUAL);
  }

  /// The same with other sizes of output, for tests.
  static ProcessPlatform open(
      Place place, ArtifactSource artifacts, Threads threads, OutputLog.Sizes sizes)
      throws IOException {
    return new ProcessPlatform(place, artifacts, threads, sizes);
  }

  /// Begins to look by itself, at each change of a folder and each second; `changed` is called when
  /// what it sees has changed, on its thread, and should be quick.
  public ProcessPlatform start(Runnable changed) {
    watching.start(changed);
    return this;
  }

  /// Ends the looking; every instance lives on.
  @Override
  public void close() {
    watching.close();
  }

  @Override
  public List<Observation> observe(Epoch epoch) {
    return asked(() -> {
      fence.pass(epoch);
      var seen = new ArrayList<Observation>();
      for (var life : lives.all()) {
        watching.at(life).ifPresent(seen::add);
      }
      seen.addAll(watching.strays());
      return List.copyOf(seen);
    });
  }

  @Override
  public void start(Epoch epoch, InstanceSpec spec) {
    inTurn(epoch, spec.id(), () -> starter.start(epoch, spec));
  }

  /// Starts a program of Hoops itself under a keeper, by its words; then it is a life as any other.
  public void startProgram(Epoch epoch, Program program) {
    inTurn(epoch, program.id(), () -> starter.start(epoch, program));
  }

  @Override
  public void stop(Epoch epoch, InstanceId id) {
    inTurn(
        epoch,
        id,
        () -> {
          var life = lives.find(id);
          if (life.isEmpty()) {
            lives.close(id, NEVER_BEGAN);
            return;
          }
          life.get().writeStop(epoch);
          if (life.get().claim()) {
            life.get().writeEnd(new Exit.NeverRan(NEVER_BEGAN));
            life.get().writeSwept();
          }
        });
  }

  @Override
  public void forget(Epoch epoch, InstanceId id) {
    inTurn(
        epoch,
        id,
        () -> {
          var life = lives.find(id);
          if (life.isPresent()
              && watching.at(life.get()).orElse(null) instanceof Observation.Ended) {
            closed.add(id);
            outputs.forget(id);
            lives.delete(life.get());
          }
        });
  }

  @Override
  public Output output(InstanceId id, long offset, int most) {
    return asked(() -> {
      var life = lives.find(id);
      return life.isEmpty()
          ? new Output(offset, new byte[0])
          : outputs.of(life.get()).read(offset, most);
    });
  }

  /// Lets go of what no life needs: what was copied of outputs before `since`, and copies of
  /// programs that no life here has.
  public void tidy(Instant since) {
    asked(() -> {
      var specs = new ArrayList<String>();
      for (var life : lives.all()) {
        outputs.of(life).letGo(since);
        life.spec().map(spec -> spec.lines().text()).ifPresent(specs::add);
      }
      programs.letGo(hex -> specs.stream().anyMatch(spec -> spec.contains(hex)), since);
      return true;
    });
  }

  /// Copies of our own programs, named by their digest.
  public Programs programs() {
    return programs;
  }

  /// Whether the socket that listens on this port belongs to this life: a stranger on the port is
  /// no health (docs/rules.md).
  public boolean owns(InstanceId id, int port) {
    return asked(() -> {
      var life = lives.find(id);
      var spec = life.isEmpty() ? Optional.<Spec>empty() : life.get().spec();
      if (spec.isEmpty()) {
        return false;
      }
      var listening = Proc.listening(port);
      for (var each : new Tree(life.get(), spec.get().nonce(), standings).members()) {
        if (Proc.holds(each.pid(), listening)) {
          return true;
        }
      }
      return false;
    });
  }

  /// Runs a command of the life's artifact, or of this machine, beside the life and told the same,
  /// at most that long; for checks of its health.
  public Visited visit(InstanceId id, List<String> command, Duration limit)
      throws InterruptedException {
    try {
      var life = lives.find(id);
      if (life.isEmpty()) {
        return new Visited(-1, "it is not here");
      }
      return new Visit(life.get(), new Launchable(place.machine()), signals, threads)
          .run(command, limit);
    } catch (IOException trouble) {
      return new Visited(-1, String.valueOf(trouble.getMessage()));
    }
  }

  /// What this machine does not offer or enforce, each as a sentence for `doctor`.
  public List<String> findings() {
    return asked(() -> Findings.of(place.machine(), cgroups));
  }

  /// The same, where no platform is open.
  public static List<String> findings(Machine machine) throws IOException {
    return Findings.of(machine, Cgroups.found());
  }

  /// A call that may meet a folder that cannot be read or written.
  private interface Call<T> {
    T made() throws IOException;
  }

  private interface Act {
    void done() throws IOException;
  }

  private static <T> T asked(Call<T> call) {
    try {
      return call.made();
    } catch (IOException trouble) {
      throw new Silent("the folder of the process platform: " + trouble.getMessage(), trouble);
    }
  }

  /// One call about one life, of an epoch that still counts, about an id that is not closed.
  private void inTurn(Epoch epoch, InstanceId id, Act act) {
    var turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
    turn.lock();
    try {
      asked(() -> {
        fence.pass(epoch);
        if (!closed.holds(id) || lives.find(id).isPresent()) {
          act.done();
        }
        return true;
      });
    } finally {
      turn.unlock();
    }
    watching.wake();
  }
}
