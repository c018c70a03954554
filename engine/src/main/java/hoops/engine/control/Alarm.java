package hoops.engine.control;

import hoops.engine.Command;

/// Who is told when the writer meets what must not be. Called on the writer's own thread.
public interface Alarm {
  /// The writer has stopped for ever: nothing more is decided, and the process should end with exit
  /// 74 (I5).
  void stopped(Throwable why);

  /// Deciding this command threw; it changed nothing, and the writer goes on.
  void bug(Command command, Throwable thrown);
}
