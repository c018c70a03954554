package hoops.engine.control;

import hoops.engine.Epoch;
import hoops.engine.Event;
import java.time.Duration;

/// What the one writer itself notes.
public sealed interface ControlEvent extends Event {
  /// A server began its reign; the first entry under its epoch.
  record ReignBegan(Epoch epoch, String version) implements ControlEvent {}

  /// The wall clock was set by this much, forward if positive; deadlines move along with it (I30).
  record ClockJumped(Duration by) implements ControlEvent {}
}
