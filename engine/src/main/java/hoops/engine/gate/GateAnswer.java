package hoops.engine.gate;

import hoops.engine.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One gate's verdict as it is listed: since when it holds (null where that is not known), where
/// its rule is written, and which roles may waive it (none, where nobody may, R51).
public record GateAnswer(
    String gate, Verdict verdict, @Nullable Instant since, String rule, List<String> waive) {
  public GateAnswer {
    waive = List.copyOf(waive);
  }

  public boolean open() {
    return verdict instanceof Verdict.Open;
  }
}
