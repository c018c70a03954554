package hoops.server.store;

import hoops.engine.Epoch;
import hoops.engine.control.ControlEvent.ClockJumped;
import hoops.engine.control.ControlEvent.ReignBegan;
import java.util.List;

/// How the one writer's own events are stored.
final class ControlCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("control.reign-began", 1, ReignBegan.class)
              .write((event, out) ->
                  out.put("epoch", event.epoch().number()).put("version", event.version()))
              .read(in -> new ReignBegan(new Epoch(in.number("epoch")), in.text("version"))),
          EventCodec.of("control.clock-jumped", 1, ClockJumped.class)
              .write((event, out) -> out.put("by", event.by()))
              .read(in -> new ClockJumped(in.duration("by"))));

  private ControlCodecs() {}
}
