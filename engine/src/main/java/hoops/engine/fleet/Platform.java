package hoops.engine.fleet;

import hoops.engine.Epoch;
import hoops.engine.InstanceId;
import java.util.List;

/// Where instances run, and the one way to touch them. Every implementation passes
/// `PlatformContract`.
///
/// Answers are observations, never return values (P7): [#start] and [#stop] return when the
/// platform has taken the call, and what became of it is seen by [#observe]. Each call carries the
/// epoch of the server that makes it; one lower than the platform has seen throws [StaleEpoch] and
/// does nothing (I8). Any thread may call; calls about one instance are carried out one after
/// another.
public interface Platform {
  /// Everything here that bears our mark, also what nobody ordered (I10): one observation for each.
  ///
  /// Trouble with one instance is that instance's observation; if the platform as a whole cannot be
  /// asked, PlatformSilent.
  List<Observation> observe(Epoch epoch);

  /// Starts this life once, whatever the number of calls. An id that has ended, or that was told to
  /// stop before it began, is refused for ever (P1); that too shows in [#observe].
  void start(Epoch epoch, InstanceSpec spec);

  /// Asks this life to end: its signal, its grace, then force, the whole tree. An id that never
  /// began is closed, so that it never will. Repeating it changes nothing.
  void stop(Epoch epoch, InstanceId id);

  /// What the life wrote, from the byte `offset` on, at most `most` bytes; offsets are for ever.
  Output output(InstanceId id, long offset, int most);

  /// Forgets what is left of an ended life: its folder, its output. The id stays closed.
  void forget(Epoch epoch, InstanceId id);

  /// The platform could not be asked at all: its instances are unknown, not gone (P10).
  final class Silent extends RuntimeException {
    public Silent(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /// A call of an older reign than the platform has already obeyed.
  final class StaleEpoch extends RuntimeException {
    public StaleEpoch(Epoch called, Epoch seen) {
      super("epoch %d called, %d was seen".formatted(called.number(), seen.number()));
    }
  }
}
