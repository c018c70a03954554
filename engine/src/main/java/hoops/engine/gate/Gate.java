package hoops.engine.gate;

import hoops.engine.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One condition of a hoop. Pure: it judges what it is shown.
sealed interface Gate
    permits StopGate,
        PinGate,
        SlotGate,
        SettledGate,
        WholeGate,
        CleanGate,
        ArtifactsGate,
        PropertiesGate {
  /// As `hoops.yaml` and every surface name it.
  String name();

  Verdict ask(Seen seen);

  /// Since when the verdict holds; null where that is not known.
  default @Nullable Instant since(Seen seen) {
    return null;
  }
}
