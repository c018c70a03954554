package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Event;
import hoops.engine.Refusal;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Pages;
import java.util.List;
import java.util.function.Supplier;

/// What stands in for [Control] where nothing can be written: every command is refused, also one
/// that is [hoops.engine.Essential], and no time passes for the World.
///
/// What was asked before under the same key has its answer again, since that is read (I28). Any
/// thread.
public final class ReadingOnly {
  private final Pages pages;
  private final Worlds worlds;
  private final Supplier<Refusal> why;

  /// `worlds` stand at the end of `pages`; `why` says each time what keeps it from writing.
  public ReadingOnly(Pages pages, Worlds worlds, Supplier<Refusal> why) {
    this.pages = pages;
    this.worlds = worlds;
    this.why = why;
  }

  /// The answer of before, or the refusal.
  public Answer handle(Command command, Cause cause) {
    var world = worlds.now();
    var ask = new Ask(command, cause);
    return world
        .keys()
        .of(ask)
        .map(effect -> Earlier.again(ask, effect, world.position(), this::events))
        .orElseGet(() -> new Answer(new Decision.Refused(why.get()), world.position()));
  }

  private List<Event> events(Keys.Effect effect) {
    int count = (int) (effect.last().number() - effect.first().number()) + 1;
    return pages.read(effect.first().plus(-1), count).stream().map(Entry::event).toList();
  }
}
