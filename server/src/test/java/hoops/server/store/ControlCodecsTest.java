package hoops.server.store;

import hoops.engine.Epoch;
import hoops.engine.Event;
import hoops.engine.control.ControlEvent;
import java.time.Duration;
import java.util.List;

final class ControlCodecsTest extends CodecContract {
  @Override
  Class<? extends Event> family() {
    return ControlEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    return List.of(
        new ControlEvent.ReignBegan(new Epoch(7), "1.0.0"),
        new ControlEvent.ClockJumped(Duration.ofSeconds(-3600, 5_000_000)));
  }
}
