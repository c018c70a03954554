package hoops.server.commands;

import hoops.engine.Position;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutEvent.HoldAsked;
import hoops.engine.rollout.RolloutState;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who asked a rollout to hold, and why, from the newest entries of the journal: the rollout itself
/// knows only that somebody did.
final class HoldReason {
  private static final int NEWEST = 5_000;

  private HoldReason() {}

  /// `ada asked: errors are rising`; empty where nobody asked, or too much has happened since.
  static Optional<String> of(Call call, Rollout rollout) {
    if (!causes(rollout).contains(HoldCause.ASKED)) {
      return Optional.empty();
    }
    var world = call.reach().worlds().now();
    var from = new Position(Math.max(0, world.position().number() - NEWEST));
    return call.reach().journal().read(from, NEWEST).stream()
        .filter(entry ->
            entry.event() instanceof HoldAsked(var id, var cause, var _)
                && id.equals(rollout.id())
                && cause == HoldCause.ASKED)
        .reduce((_, later) -> later)
        .map(entry -> {
          var why = ((HoldAsked) entry.event()).why().text();
          var who = world.people().called(entry.cause().actor()) + " asked";
          return why.isEmpty() ? who : who + ": " + why;
        });
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
