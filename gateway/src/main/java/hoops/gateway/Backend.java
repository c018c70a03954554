package hoops.gateway;

import hoops.wire.gateway.GatewayState;
import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One instance behind an assembly's address: what it may get, what flowed, and its spare
/// connections.
///
/// Any thread may call; each queue of spare connections is touched by its own event loop alone.
final class Backend {
  private final String id;
  private final HostPort address;
  private volatile String traffic;
  private volatile long refusedUntil = System.nanoTime();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final Map<EventLoop, ArrayDeque<BackConnection>> spare = new ConcurrentHashMap<>();

  Backend(Routes.Instance instance) {
    id = instance.id();
    address = instance.address();
    traffic = word(instance.traffic());
  }

  private static String word(Routes.Traffic traffic) {
    return traffic.name().toLowerCase(Locale.ROOT);
  }

  String id() {
    return id;
  }

  HostPort address() {
    return address;
  }

  boolean is(Routes.Instance instance) {
    return id.equals(instance.id()) && address.equals(instance.address());
  }

  boolean serving() {
    return traffic.equals("serving");
  }

  /// It is out of the routes, and nothing of it is left here.
  boolean over() {
    return traffic.equals("gone") && inFlight.get() == 0 && connections.get() == 0;
  }

  /// Takes what new routes say of it; whoever serves no more loses its spare connections.
  void follow(Routes.Traffic asked) {
    become(word(asked));
  }

  /// It left the routes.
  void leave() {
    become("gone");
  }

  private void become(String word) {
    traffic = word;
    if (!serving()) {
      spare.forEach((loop, queue) -> loop.execute(() -> closeAll(queue)));
    }
  }

  private static void closeAll(ArrayDeque<BackConnection> queue) {
    for (var back = queue.poll(); back != null; back = queue.poll()) {
      back.close();
    }
  }

  /// It refused a connection: it is asked last for a while.
  void refused(Duration time) {
    refusedUntil = System.nanoTime() + time.toNanos();
  }

  boolean refusing() {
    return refusedUntil - System.nanoTime() > 0;
  }

  int inFlight() {
    return inFlight.get();
  }

  void begin() {
    inFlight.incrementAndGet();
  }

  void sent() {
    requests.incrementAndGet();
  }

  void failed() {
    errors.incrementAndGet();
  }

  void end() {
    inFlight.decrementAndGet();
  }

  void opened() {
    connections.incrementAndGet();
  }

  void closed() {
    connections.decrementAndGet();
  }

  /// The spare connection of this loop that was used last, if it rested at most `most`.
  @Nullable BackConnection take(EventLoop loop, Duration most) {
    var queue = spare.get(loop);
    if (queue == null) {
      return null;
    }
    for (var back = queue.pollLast(); back != null; back = queue.pollLast()) {
      if (back.restedAtMost(most)) {
        return back;
      }
      back.close();
    }
    return null;
  }

  /// Keeps a connection for the next request; called on its loop.
  void keep(EventLoop loop, BackConnection back) {
    var queue = spare.computeIfAbsent(loop, _ -> new ArrayDeque<>());
    queue.addLast(back);
    if (!serving()) {
      closeAll(queue);
    }
  }

  /// Forgets a connection that closed while it rested; called on its loop.
  void drop(EventLoop loop, BackConnection back) {
    var queue = spare.get(loop);
    if (queue != null) {
      queue.remove(back);
    }
  }

  GatewayState.Instance state() {
    return new GatewayState.Instance(
        id, address, traffic, requests.get(), errors.get(), inFlight.get(), connections.get());
  }
}
