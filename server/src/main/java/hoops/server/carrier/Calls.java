package hoops.server.carrier;

import hoops.engine.InstanceId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Which calls on lives are under way, and which were made a short while ago.
///
/// One call on one life is under way at a time. A call that was made is made again after a while,
/// if it is still owed then; another call on the same life, as a stop after its start, waits for
/// nothing. Any thread.
final class Calls {
  /// How long a call that was made has time to be seen done.
  static final Duration AGAIN = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final Set<InstanceId> underWay = ConcurrentHashMap.newKeySet();
  private final Map<InstanceId, Made> last = new ConcurrentHashMap<>();

  /// `nanos` is a clock that never goes back.
  Calls(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// What is asked of the platform.
  enum Call {
    START,
    STOP
  }

  private record Made(Call call, long at) {}

  /// Whether this call is to be made now; if so it is under way until it is [#over].
  boolean begin(InstanceId id, Call call) {
    var before = last.get(id);
    boolean soon =
        before != null
            && before.call() == call
            && nanos.getAsLong() - before.at() < AGAIN.toNanos();
    return !soon && underWay.add(id);
  }

  /// The platform took it.
  void made(InstanceId id, Call call) {
    last.put(id, new Made(call, nanos.getAsLong()));
  }

  /// It is not under way any more, whether it was made or not.
  void over(InstanceId id) {
    underWay.remove(id);
  }

  /// Forgets lives of whom nothing can be owed any more.
  void forget(Predicate<InstanceId> gone) {
    last.keySet().removeIf(gone);
  }
}
