package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The runs of the last minutes, by who asked under which key.
///
/// At most [#MOST] are kept: the oldest that ended go first, whatever their age.
final class Runs {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final InstantSource time;
  private final Map<Whose, Kept> kept = new LinkedHashMap<>();
  private long number;

  Runs(InstantSource time) {
    this.time = time;
  }

  private record Whose(Actor actor, String key) {}

  private record Kept(Run run, Digest words, Instant since) {}

  /// A run; `fresh` where it is to be started, not `fits` where the key came with other words.
  record Found(Run run, boolean fresh, boolean fits) {}

  synchronized Found find(Actor actor, String key, Digest words) { // guards: kept, number
    forget();
    var whose = new Whose(actor, key);
    var known = kept.get(whose);
    if (known != null) {
      return new Found(known.run(), false, known.words().equals(words));
    }
    var run = new Run("req-" + Long.toString(++number, 36));
    kept.put(whose, new Kept(run, words, time.instant()));
    return new Found(run, true, true);
  }

  synchronized Optional<Run> asking(Actor actor, String question) { // guards: kept
    return kept.entrySet().stream()
        .filter(entry -> entry.getKey().actor().equals(actor))
        .map(entry -> entry.getValue().run())
        .filter(run -> question.startsWith(run.id() + "."))
        .findFirst();
  }

  private void forget() {
    var old = time.instant().minus(KEPT);
    kept.values().removeIf(one -> one.run().ended() && one.since().isBefore(old));
    var all = kept.values().iterator();
    while (kept.size() >= MOST && all.hasNext()) {
      if (all.next().run().ended()) {
        all.remove();
      }
    }
  }
}
