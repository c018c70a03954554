package hoops.server;

import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Refusal;
import hoops.engine.control.Answer;
import hoops.engine.control.ReadingOnly;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Pages;
import hoops.server.commands.Deciding;
import hoops.server.store.Reserve;
import java.nio.file.Path;
import java.util.Optional;

/// Refuses every act while there is no room for a reign to begin, and says why.
///
/// `trouble` is what the last try to begin one met.
record Unwritten(Pages pages, Worlds worlds, Path data, Reserve reserve, String trouble)
    implements Deciding {
  private static final double MIB = 1 << 20;

  @Override
  public Answer decide(Command command, Cause cause) {
    return new ReadingOnly(pages, worlds, this::refusal).handle(command, cause);
  }

  @Override
  public Optional<Refusal> limit() {
    return Optional.of(refusal());
  }

  private Refusal refusal() {
    return new Refusal(
        Refusal.Kind.FULL,
        "The disk under %s is full (%s), so Hoops only reads: it shows what was written last, and takes no act. What runs keeps running; acts are taken again within seconds of there being room, without a restart."
            .formatted(data, room()),
        "df -h " + data);
  }

  private String room() {
    long free = reserve.free().getAsLong();
    return free < reserve.least()
        ? "%.1f MiB free, %.1f MiB wanted".formatted(free / MIB, reserve.least() / MIB)
        : trouble;
  }
}
