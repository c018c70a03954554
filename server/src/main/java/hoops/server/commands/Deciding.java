package hoops.server.commands;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Refusal;
import hoops.engine.control.Answer;
import java.util.Optional;

/// Where acts are decided: the one writer, or what stands in for it while nothing can be written.
public interface Deciding {
  /// Asks, and waits for the true answer.
  Answer decide(Command command, Cause cause);

  /// Why just now most acts are refused, or all of them; empty where each is decided by itself.
  default Optional<Refusal> limit() {
    return Optional.empty();
  }
}
