package hoops.gateway;

import hoops.wire.gateway.GatewayState;
import hoops.wire.gateway.Routes;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The gateway of one tier: follows its routes file, listens for each assembly, spreads what comes.
///
/// One watching thread applies routes; a change touches only what differs, and no open connection
/// is dropped by it. Routes with a lower version than those in force are not taken. An address that
/// cannot be had is tried again at each look.
final class Gateway implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.gateway");

  private final Limits limits;
  private final EventLoopGroup loops;
  private final RoutesWatch watch;
  private final Thread watcher;
  private final StateDoor door = new StateDoor(this::state);
  private final AtomicInteger clients = new AtomicInteger();

  /// What is in force, replaced as a whole by the watching thread.
  private volatile InForce inForce = new InForce(-1, "", "", Map.of());

  private record InForce(long version, String tier, String trouble, Map<String, Listener> open) {}

  private Gateway(Path file, Limits limits) {
    this.limits = limits;
    int threads = Math.min(4, Math.max(1, Runtime.getRuntime().availableProcessors()));
    this.loops = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
    this.watch = new RoutesWatch(file, new Following());
    this.watcher = Thread.ofPlatform().name("routes").unstarted(watch);
  }

  /// Reads the routes once, opens what they name, and follows them from then on.
  static Gateway open(Path file, Limits limits) {
    var gateway = new Gateway(file, limits);
    gateway.watch.look();
    gateway.watcher.start();
    return gateway;
  }

  /// What flows now.
  GatewayState state() {
    var now = inForce;
    return new GatewayState(
        ProcessHandle.current().pid(),
        now.tier(),
        now.version(),
        now.trouble(),
        now.open().values().stream().map(Listener::state).toList());
  }

  /// Listens no more, lets requests under way finish for a while, then ends.
  @Override
  public void close() {
    watch.end();
    watcher.interrupt();
    joinWatcher();
    inForce.open().values().forEach(Listener::close);
    long deadline = System.nanoTime() + limits.leave().toNanos();
    while (clients.get() > 0 && System.nanoTime() < deadline && !Thread.interrupted()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    door.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void joinWatcher() {
    try {
      watcher.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Brings what is open to what the routes say.
  private final class Following implements RoutesWatch.Ear {
    @Override
    public void trouble(String why) {
      var now = inForce;
      if (!now.trouble().equals(why)) {
        LOG.log(System.Logger.Level.WARNING, why);
      }
      inForce = new InForce(now.version(), now.tier(), why, now.open());
    }

    @Override
    public void routes(Routes routes) {
      var before = inForce;
      if (routes.version() < before.version()) {
        trouble(
            "routes %d are older than %d, in force".formatted(routes.version(), before.version()));
        return;
      }
      var next = new LinkedHashMap<String, Listener>();
      var troubles = new ArrayList<String>();
      for (var assembly : routes.assemblies()) {
        next.put(assembly.name(), follow(before.open().get(assembly.name()), routes, assembly));
      }
      before.open().values().stream()
          .filter(old -> !next.containsValue(old))
          .forEach(Listener::close);
      next.values().forEach(listener -> add(troubles, listener.open(loops)));
      add(troubles, door.open(loops, routes.state()));
      say(before, routes, troubles);
      inForce = new InForce(routes.version(), routes.tier(), String.join("; ", troubles), next);
    }

    private Listener follow(@Nullable Listener old, Routes routes, Routes.Assembly assembly) {
      var spread = old == null ? new Spread(routes.tier(), assembly.name()) : old.spread();
      spread.follow(assembly.instances());
      return old != null && old.address().equals(assembly.listen())
          ? old
          : new Listener(assembly.listen(), spread, limits, clients);
    }

    private static void add(List<String> troubles, String trouble) {
      if (!trouble.isEmpty()) {
        troubles.add(trouble);
      }
    }

    private static void say(InForce before, Routes routes, List<String> troubles) {
      if (routes.version() > before.version()) {
        LOG.log(System.Logger.Level.INFO, "routes {0} in force", Long.toString(routes.version()));
      }
      var trouble = String.join("; ", troubles);
      if (!trouble.isEmpty() && !trouble.equals(before.trouble())) {
        LOG.log(System.Logger.Level.WARNING, trouble);
      }
    }
  }
}
