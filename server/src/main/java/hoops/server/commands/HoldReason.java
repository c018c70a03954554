package hoops.server.commands;

import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Pages;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutState;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who asked a rollout to hold, and why, from the journal: the rollout itself knows only that
/// somebody did.
final class HoldReason {
  private static final int PIECE = 1_000;

  private HoldReason() {}

  /// `ada asked: errors are rising`; empty where nobody asked.
  static Optional<String> of(Call call, Rollout rollout) {
    if (!causes(rollout).contains(HoldCause.ASKED)) {
      return Optional.empty();
    }
    var world = call.reach().worlds().now();
    return newest(call.reach().journal(), world.position(), rollout)
        .map(asked -> {
          var why = ((HoldAsked) asked.event()).why().text();
          var who = world.people().called(asked.cause().actor()) + " asked";
          return why.isEmpty() ? who : who + ": " + why;
        });
  }

  /// Backwards, piece by piece, as far as the rollout is old.
  private static Optional<Entry> newest(Pages journal, Position last, Rollout rollout) {
    for (long to = last.number(); to > 0; to -= PIECE) {
      long from = Math.max(0, to - PIECE);
      var piece = journal.read(new Position(from), (int) (to - from));
      var found = piece.stream().filter(entry -> asks(entry, rollout)).reduce((_, later) -> later);
      if (found.isPresent()
          || piece.isEmpty()
          || piece.getFirst().at().isBefore(rollout.planned())) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean asks(Entry entry, Rollout rollout) {
    return entry.event() instanceof HoldAsked(var id, var cause, var _)
        && id.equals(rollout.id())
        && cause == HoldCause.ASKED;
  }

  private static SortedSet<HoldCause> causes(Rollout rollout) {
    return switch (rollout.state()) {
      case RolloutState.Held held -> held.causes();
      case RolloutState.Holding holding -> holding.causes();
      case RolloutState.Waiting _,
          RolloutState.Advancing _,
          RolloutState.Baking _,
          RolloutState.Undecided _,
          RolloutState.Yielded _,
          RolloutState.Settling _,
          RolloutState.Finished _ ->
          new TreeSet<>();
    };
  }
}
