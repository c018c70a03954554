package hoops.engine.control;

import hoops.engine.Actor;
import hoops.engine.Digest;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// Which asks of the last day have had an effect, by who asked and under which key (I28).
///
/// Made of entries alone, so that a restart forgets nothing; what changed nothing is not kept and
/// is decided anew. `order` holds the askers by their first entry; `jumped` is by how much the
/// clock was ever set, since a day is counted past its jumps. Immutable.
public record Keys(
    HashPMap<Asker, Effect> effects, TreePMap<Position, Asker> order, Duration jumped) {
  public static final Keys NONE = new Keys(HashTreePMap.empty(), TreePMap.empty(), Duration.ZERO);

  private static final Duration KEPT = Duration.ofHours(24);

  /// Who asked, and under which key.
  public record Asker(Actor actor, String key) {}

  /// The entries of one ask, which stand together, from `first` to `last`; `at` is when, had the
  /// clock never been set.
  public record Effect(Digest words, Position first, Position last, Instant at) {}

  Keys after(Entry entry) {
    if (entry.event() instanceof ControlEvent.ClockJumped(var by)) {
      return new Keys(effects, order, jumped.plus(by)).noted(entry);
    }
    return noted(entry);
  }

  Optional<Effect> of(Ask ask) {
    var key = ask.cause().key().key();
    return key.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(effects.get(new Asker(ask.cause().actor(), key)));
  }

  private Keys noted(Entry entry) {
    var key = entry.cause().key();
    if (key.key().isEmpty()) {
      return this;
    }
    var at = entry.at().minus(jumped);
    var kept = without(at.minus(KEPT));
    var asker = new Asker(entry.cause().actor(), key.key());
    var known = kept.effects.get(asker);
    return known == null
        ? kept.with(asker, new Effect(key.words(), entry.position(), entry.position(), at))
        : kept.with(asker, new Effect(known.words(), known.first(), entry.position(), known.at()));
  }

  private Keys with(Asker asker, Effect effect) {
    return new Keys(effects.plus(asker, effect), order.plus(effect.first(), asker), jumped);
  }

  private Keys without(Instant oldest) {
    var left = this;
    while (!left.order.isEmpty()) {
      var first = left.order.firstEntry();
      var effect = left.effects.get(first.getValue());
      if (effect == null || !effect.at().isBefore(oldest)) {
        break;
      }
      left =
          new Keys(
              left.effects.minus(first.getValue()), left.order.minus(first.getKey()), left.jumped);
    }
    return left;
  }
}
