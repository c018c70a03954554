package hoops.engine.gate;

import hoops.engine.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The button: nobody moves while it is pulled (S36).
record StopGate() implements Gate {
  @Override
  public String name() {
    return "stop";
  }

  @Override
  public Verdict ask(Seen seen) {
    if (seen.stops().isEmpty()) {
      return new Verdict.Open("nobody has pulled it");
    }
    var stop = seen.stops().getFirst();
    return new Verdict.Closed(
        "%s pulled it for %s%s"
            .formatted(
                seen.people().called(stop.by()),
                stop.scope().text(),
                Sentences.because(stop.why())));
  }

  @Override
  public @Nullable Instant since(Seen seen) {
    return seen.stops().isEmpty() ? null : seen.stops().getFirst().since();
  }
}
