package hoops.engine.control;

import hoops.engine.Command;

/// What is asked about how long things are kept.
public sealed interface KeepingCommand extends Command {
  /// What nothing refers to and was kept long enough may go, as much as one decision holds; asked
  /// now and then, and again until it is so already.
  record LetGo() implements KeepingCommand {}
}
