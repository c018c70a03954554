package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import java.time.Instant;

/// The state of everything: the replay of the journal and nothing else (I1). Immutable.
public record World(Position position) {
  public static final World EMPTY = new World(Position.NONE);

  /// What the command would do here and now. Pure: it changes nothing.
  public Decision decide(Command command, Cause cause, Instant now) {
    return switch (command) {
      case Tick _ -> Decision.accept();
      default -> throw new IllegalArgumentException("no chapter decides " + command.getClass());
    };
  }

  /// The World after this entry, which follows the one it stands at.
  public World after(Entry entry) {
    return switch (entry.event()) {
      case ControlEvent _ -> new World(entry.position());
      default -> throw new IllegalArgumentException("no chapter knows " + entry.event().getClass());
    };
  }
}
