package hoops.engine.gate;

import hoops.engine.Verdict;
import hoops.engine.tier.Pin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pinned tier stays on its manifest, until it is unpinned (S31).
record PinGate() implements Gate {
  @Override
  public String name() {
    return "pin";
  }

  @Override
  public Verdict ask(Seen seen) {
    var pin = seen.tier().pin();
    if (pin == null) {
      return new Verdict.Open(seen.spec().name() + " is not pinned");
    }
    if (seen.candidate() instanceof Candidate.Chosen(var manifest, _)
        && manifest.hash().equals(pin.manifest())) {
      return new Verdict.Open("pinned to this very manifest");
    }
    return shut(seen, pin);
  }

  private static Verdict shut(Seen seen, Pin pin) {
    var sentence =
        "%s pinned it to %s%s"
            .formatted(
                seen.people().called(pin.by()), pin.manifest(), Sentences.because(pin.why()));
    return pin.runsOut() ? new Verdict.Until(sentence, pin.until()) : new Verdict.Closed(sentence);
  }

  @Override
  public @Nullable Instant since(Seen seen) {
    var pin = seen.tier().pin();
    return pin == null ? null : pin.since();
  }
}
