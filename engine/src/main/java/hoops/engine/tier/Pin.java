package hoops.engine.tier;

import hoops.engine.Actor;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import java.time.Duration;
import java.time.Instant;

/// A tier stays on this manifest, until somebody unpins it or the pin runs out (S31).
///
/// `until` is the instant it runs out by itself; [Instant#MAX] where it does not.
public record Pin(ManifestHash manifest, Actor by, Instant since, Instant until, Reason why) {
  public boolean runsOut() {
    return !until.equals(Instant.MAX);
  }

  Pin shifted(Duration jump) {
    return new Pin(manifest, by, since, until.plus(jump), why);
  }
}
