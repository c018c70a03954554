package hoops.engine.control;

import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.Position;
import hoops.engine.Refusal;
import java.util.List;
import java.util.function.Function;

/// The answer to what was asked before under the same key: the same one, or a refusal where other
/// words came with the key (I28).
final class Earlier {
  private Earlier() {}

  /// `events` gives what stands in the entries of the effect; `now` is the newest position.
  static Answer again(
      Ask ask, Keys.Effect effect, Position now, Function<Keys.Effect, List<Event>> events) {
    if (!sameWords(ask, effect)) {
      return new Answer(
          Decision.refuse(
              Refusal.Kind.CONFLICT,
              "Another command was already asked under the key of this one.",
              "ask again under a new key"),
          now);
    }
    return new Answer(Decision.accept(events.apply(effect)), effect.last());
  }

  private static boolean sameWords(Ask ask, Keys.Effect effect) {
    return effect.words().equals(ask.cause().key().words());
  }
}
