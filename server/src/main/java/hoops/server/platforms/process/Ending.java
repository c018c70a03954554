package hoops.server.platforms.process;

import hoops.engine.fleet.Exit;
import hoops.server.platforms.process.Identity.Standing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Ends one life: its signal, its grace, then force, until nothing of its tree is left.
///
/// Also sweeps what an ended program left behind, and writes the end that no keeper can write. One
/// at a time for a life; it blocks its thread. Every step may be cut off and begun again.
final class Ending {
  /// How long force is tried before the life counts as stuck; it is tried again later.
  private static final Duration FORCE = Duration.ofSeconds(30);

  private final Life life;
  private final Spec spec;
  private final Standings standings;
  private final Signals signals;
  private final Cgroups cgroups;
  private final Tree tree;

  Ending(Life life, Spec spec, Standings standings, Signals signals, Cgroups cgroups) {
    this.life = life;
    this.spec = spec;
    this.standings = standings;
    this.signals = signals;
    this.cgroups = cgroups;
    this.tree = new Tree(life, spec.nonce(), standings);
  }

  /// Does all of it; returns when nothing is left, or when force did not help.
  void carry() throws IOException {
    if (life.end().isEmpty() && life.stop().isPresent()) {
      askThenWait();
    }
    if (!force()) {
      return;
    }
    if (waitFor(FORCE, this::ended) || keeperGone()) {
      if (life.end().isEmpty()) {
        life.writeEnd(unseen());
      }
      cgroups.remove(spec.cgroup());
      life.writeSwept();
    }
  }

  private Exit unseen() throws IOException {
    var keeper = life.keeper();
    if (keeper.isPresent() && !standings.thisBoot(keeper.get())) {
      return new Exit.Unknown("the machine was restarted");
    }
    return life.program().isEmpty() && life.stop().isPresent()
        ? new Exit.NeverRan("it was told to stop before it began")
        : new Exit.Unknown("its keeper was gone before it");
  }

  private boolean ended() throws IOException {
    return life.end().isPresent() || keeperGone();
  }

  /// No keeper of it lives, nor one that has not yet written who it is.
  private boolean keeperGone() throws IOException {
    var keeper = life.keeper();
    if (keeper.isPresent()) {
      return standings.keeper(keeper.get(), spec.nonce()) == Standing.GONE;
    }
    return tree.surelyEmpty() && life.keeper().isEmpty();
  }

  /// The configured signal, and its grace, counted from when the stop was written.
  private void askThenWait() throws IOException {
    waitFor(FORCE, () -> life.program().isPresent() || ended());
    var program = life.program();
    if (program.isEmpty() || !ours(program.get())) {
      return;
    }
    signals.send(
        program.get().pid(), Posix.signal(spec.stop().signal()), () -> ours(program.get()));
    var asked = life.stop().orElseThrow();
    double gone = asked.boot().equals(Proc.boot()) ? Proc.uptime() - asked.uptime() : 0;
    var left = spec.stop().grace().minusMillis((long) (gone * 1000));
    waitFor(left, () -> life.end().isPresent() || !ours(program.get()));
  }

  private boolean ours(Identity program) {
    try {
      int keeper = standings.verifiedKeeper(life, spec.nonce());
      return standings.program(program, keeper, spec.nonce()) == Standing.OURS;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /// Kills all that is left: by cgroup where there is one, else freezing what is new until two
  /// scans find nothing new, then killing, until two scans are empty (T4).
  private boolean force() throws IOException {
    cgroups.kill(spec.cgroup());
    double until = Proc.uptime() + FORCE.toSeconds();
    for (int empty = 0; empty < Tree.LOOKS_TO_BE_SURE; ) {
      if (Proc.uptime() > until) {
        return false;
      }
      var members = frozen();
      empty = members.isEmpty() ? empty + 1 : 0;
      for (var each : members) {
        signals.send(each.pid(), Posix.KILL, () -> Tree.still(each));
      }
      if (!members.isEmpty()) {
        waitFor(Duration.ofSeconds(1), () -> members.stream().noneMatch(Tree::still));
      }
    }
    return true;
  }

  private List<Proc.Stat> frozen() throws IOException {
    Map<Integer, Proc.Stat> found = new HashMap<>();
    Set<Integer> known = new HashSet<>();
    for (int calm = 0; calm < Tree.LOOKS_TO_BE_SURE; calm++) {
      for (var each : tree.members()) {
        found.put(each.pid(), each);
        if (known.add(each.pid())) {
          signals.send(each.pid(), Posix.STOP, () -> Tree.still(each));
          calm = -1;
        }
      }
    }
    return List.copyOf(found.values());
  }

  /// A claim about files and processes.
  private interface Claim {
    boolean holds() throws IOException;
  }

  private static boolean waitFor(Duration most, Claim claim) throws IOException {
    double until = Proc.uptime() + most.toMillis() / 1000.0;
    long pause = 2_000_000;
    while (!claim.holds()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the server is closing");
      }
      if (Proc.uptime() >= until) {
        return claim.holds();
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, 100_000_000);
    }
    return true;
  }
}
