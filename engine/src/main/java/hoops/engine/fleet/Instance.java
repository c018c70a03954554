package hoops.engine.fleet;

import hoops.engine.InstanceId;
import hoops.engine.fleet.InstanceState.Ended;
import hoops.engine.fleet.InstanceState.Ordered;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.InstanceState.Sick;
import hoops.engine.fleet.InstanceState.Starting;
import hoops.engine.fleet.InstanceState.Stopping;
import hoops.engine.fleet.InstanceState.Stuck;
import hoops.engine.fleet.InstanceState.Unready;
import hoops.engine.fleet.InstanceState.Unseen;
import java.time.Duration;
import java.time.Instant;

/// One life of an instance: what it carries, who ordered it, and where it stands.
///
/// `started` is when the platform first showed it, and until then when it was ordered. `acted` is
/// when it was last told something: a sample taken before says nothing (P4).
public record Instance(
    InstanceId id,
    Side side,
    Purpose purpose,
    Instant started,
    Instant acted,
    InstanceState state) {

  /// Not known to have ended: in doubt is alive (M7, P3).
  public boolean alive() {
    return !(state instanceof Ended);
  }

  /// Alive, and not told to stop (M7).
  public boolean staying() {
    return switch (state) {
      case Ordered _, Starting _, Ready _, Unready _, Sick _, Unseen _ -> true;
      case Stopping _, Stuck _, Ended _ -> false;
    };
  }

  /// Its checks pass, and it was not told to stop.
  public boolean ready() {
    return state instanceof Ready;
  }

  /// Ready for this long without a break.
  public boolean steady(Duration readyFor, Instant now) {
    return state instanceof Ready(var since) && !now.isBefore(since.plus(readyFor));
  }

  /// Seen to live, and failing one of its checks: evidence, where silence is none.
  public boolean failing() {
    return state instanceof Unready || state instanceof Sick;
  }

  Instance in(InstanceState next) {
    return new Instance(id, side, purpose, started, acted, next);
  }

  Instance startedAt(Instant at) {
    return new Instance(id, side, purpose, at, acted, new Starting(at));
  }

  Instance toldAt(Instant at, Purpose why) {
    var worth = ready() ? InstanceState.Worth.UP : InstanceState.Worth.DOWN;
    return new Instance(id, side, purpose, started, at, new Stopping(at, why, worth));
  }
}
