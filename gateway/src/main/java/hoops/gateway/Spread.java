package hoops.gateway;

import hoops.wire.gateway.Routes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The instances of one assembly, and which of them gets the next request: the one with the fewest
/// under way, in turn among equals.
///
/// One thread follows the routes; any thread may choose.
final class Spread {
  private final String tier;
  private final String assembly;
  private volatile List<Backend> backends = List.of();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicLong unserved = new AtomicLong();

  Spread(String tier, String assembly) {
    this.tier = tier;
    this.assembly = assembly;
  }

  /// Takes new routes: what stays keeps its counts and its connections. Newcomers serve before
  /// anyone leaves, so that at no moment fewer serve than before and after.
  void follow(List<Routes.Instance> instances) {
    var leaving = new ArrayList<>(backends);
    var next = new ArrayList<Backend>();
    for (var instance : instances) {
      var known = leaving.stream().filter(backend -> backend.is(instance)).findFirst();
      known.ifPresent(leaving::remove);
      next.add(known.orElseGet(() -> new Backend(instance)));
    }
    var staying = List.copyOf(next);
    next.addAll(leaving);
    backends = List.copyOf(next);
    for (int i = 0; i < instances.size(); i++) {
      staying.get(i).follow(instances.get(i).traffic());
    }
    leaving.forEach(Backend::leave);
    backends = next.stream().filter(backend -> !backend.over()).toList();
  }

  /// Who gets a request that `tried` did not answer; one that lately refused comes last.
  Optional<Backend> choose(Collection<Backend> tried) {
    var all = backends;
    int start = Math.floorMod(turn.getAndIncrement(), Math.max(1, all.size()));
    Backend best = null;
    for (int i = 0; i < all.size(); i++) {
      var backend = all.get((start + i) % all.size());
      if (backend.serving()
          && !tried.contains(backend)
          && (best == null || better(backend, best))) {
        best = backend;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean better(Backend one, Backend other) {
    if (one.refusing() != other.refusing()) {
      return other.refusing();
    }
    return one.inFlight() < other.inFlight();
  }

  /// The sentence for a request that nobody could take; counts it.
  String unserved(Collection<Backend> tried) {
    unserved.incrementAndGet();
    if (tried.isEmpty()) {
      return "assembly %s of tier %s has no ready instance".formatted(assembly, tier);
    }
    return "assembly %s of tier %s has no ready instance that answers; asked %s"
        .formatted(assembly, tier, String.join(", ", tried.stream().map(Backend::id).toList()));
  }

  /// The sentence for a request whose instance broke off.
  String broken(Backend backend) {
    return "instance %s of assembly %s of tier %s broke off before it answered"
        .formatted(backend.id(), assembly, tier);
  }

  String assembly() {
    return assembly;
  }

  long unserved() {
    return unserved.get();
  }

  List<Backend> backends() {
    return backends.stream().filter(backend -> !backend.over()).toList();
  }
}
