package hoops.server;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Refusal;
import hoops.engine.control.Answer;
import hoops.engine.control.Control;
import hoops.engine.control.Writer;
import hoops.engine.journal.Journal;
import hoops.server.commands.Deciding;
import java.util.Optional;

/// The one writer as commands ask it; limited while the disk is nearly full.
record Reigning(Control control, Journal journal) implements Deciding {
  @Override
  public Answer decide(Command command, Cause cause) {
    return control.handle(command, cause);
  }

  @Override
  public Optional<Refusal> limit() {
    return journal.nearlyFull() ? Optional.of(Writer.NEARLY_FULL) : Optional.empty();
  }
}
