package hoops.engine.control;

import hoops.engine.Actor;
import hoops.engine.Digest;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which asks of the last day have had an effect, by who asked and under which key (I28).
///
/// Made of entries alone, so that a restart forgets nothing; what changed nothing is not kept and
/// is decided anew. A day is counted past the jumps of the clock. One thread, the writer's.
final class Keys {
  private static final Duration KEPT = Duration.ofHours(24);

  private final Map<Asker, Effect> effects = new LinkedHashMap<>();
  private Duration jumped = Duration.ZERO;

  record Asker(Actor actor, String key) {}

  /// The entries of one ask, which stand together, from `first` to `last`.
  record Effect(Digest words, Position first, Position last, Instant at) {}

  void note(Entry entry) {
    if (entry.event() instanceof ControlEvent.ClockJumped(var by)) {
      jumped = jumped.plus(by);
    }
    var key = entry.cause().key();
    if (key.key().isEmpty()) {
      return;
    }
    var at = entry.at().minus(jumped);
    forgetBefore(at.minus(KEPT));
    effects.merge(
        new Asker(entry.cause().actor(), key.key()),
        new Effect(key.words(), entry.position(), entry.position(), at),
        (known, more) -> new Effect(known.words(), known.first(), more.last(), known.at()));
  }

  Optional<Effect> of(Ask ask) {
    var key = ask.cause().key().key();
    return key.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(effects.get(new Asker(ask.cause().actor(), key)));
  }

  private void forgetBefore(Instant oldest) {
    var each = effects.values().iterator();
    while (each.hasNext() && each.next().at().isBefore(oldest)) {
      each.remove();
    }
  }
}
