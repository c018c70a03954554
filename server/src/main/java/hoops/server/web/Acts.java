package hoops.server.web;

import hoops.engine.Actor;
import hoops.engine.Digest;
import hoops.server.commands.Evaluation.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answers of the last acts by their keys, so that the same ask gets the first answer again.
///
/// The newest [#MOST] are kept; what is older, or was asked of the server before, Control itself
/// still knows (I28). Any thread.
final class Acts {
  private static final int MOST = 10_000;

  /// Guarded by this object's own lock.
  private final Map<Whose, Kept> kept = new LinkedHashMap<>();

  private record Whose(Actor actor, String key) {}

  private record Kept(Digest words, @Nullable Outcome outcome) {}

  /// What a key finds.
  sealed interface Place {
    /// Nobody asked before: answer, then [#done]; [#leave] in any case.
    record Mine(Acts acts, Actor actor, String key, Digest words) implements Place {
      void done(Outcome outcome) {
        acts.put(new Whose(actor, key), new Kept(words, outcome));
      }

      void leave() {
        acts.leave(new Whose(actor, key));
      }
    }

    record Running() implements Place {}

    record Done(Outcome outcome) implements Place {}

    record Other() implements Place {}
  }

  synchronized Place take(Actor actor, String key, Digest words) { // guards: kept
    var whose = new Whose(actor, key);
    var known = kept.get(whose);
    if (known == null) {
      put(whose, new Kept(words, null));
      return new Place.Mine(this, actor, key, words);
    }
    if (!known.words().equals(words)) {
      return new Place.Other();
    }
    var outcome = known.outcome();
    return outcome == null ? new Place.Running() : new Place.Done(outcome);
  }

  private synchronized void put(Whose whose, Kept one) { // guards: kept
    kept.put(whose, one);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  /// Forgets a key whose act came to no answer, so that it may be asked again.
  private synchronized void leave(Whose whose) { // guards: kept
    var one = kept.get(whose);
    if (one != null && one.outcome() == null) {
      kept.remove(whose);
    }
  }
}
