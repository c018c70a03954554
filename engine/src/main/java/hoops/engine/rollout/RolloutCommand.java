package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import hoops.engine.Command;
import hoops.engine.Essential;
import hoops.engine.ManifestHash;
import hoops.engine.PlanId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import java.util.List;

/// What may be asked of plans and rollouts; the law says what each does in each state.
public sealed interface RolloutCommand extends Command {
  /// What would change if the tier went to this manifest: makes a plan and changes nothing.
  record PlanDeploy(TierName tier, ManifestHash manifest, Kind kind) implements RolloutCommand {}

  /// Moves the tier to this manifest. Refused unless every gate is open, where the manifest is the
  /// one it runs, and where a person's rollout is next in line already (S16).
  record Deploy(
      TierName tier, ManifestHash manifest, Kind kind, Trigger trigger, Reason why, Ticket plan)
      implements RolloutCommand {}

  /// Stops at the next safe point: the end of the wave under way, or at once while it bakes.
  record Hold(RolloutId rollout, Reason why) implements RolloutCommand, Essential {}

  /// Goes on with the same wave. `leave` are assemblies that are struck off: their instances are
  /// down, and the rest goes on without them.
  record Resume(RolloutId rollout, List<AssemblyName> leave, Reason why) implements RolloutCommand {
    public Resume {
      leave = List.copyOf(leave);
    }
  }

  /// Held or undecided: new lives for the failed. Ended: refused, deploy it again (S18, S39).
  record Retry(RolloutId rollout, Reason why) implements RolloutCommand {}

  /// Gives up where it stands: no more starts and stops, empty places get the old build. Legal in
  /// every state, repeatable, and never below the floor (I23).
  record Abort(RolloutId rollout, Reason why) implements RolloutCommand, Essential {}

  /// Moves the tier back to a manifest once proven there, pins it to it, and opens a problem, all
  /// in one decision (S26, S27). A rollout under way yields to it.
  record RollBack(TierName tier, ManifestHash to, Asked asked, Reason why)
      implements RolloutCommand {}

  /// On which plan a deploy rests.
  sealed interface Ticket {
    /// On one made now.
    record Fresh() implements Ticket {}

    /// On this one; refused as stale unless it would do the very same now.
    record Numbered(PlanId plan) implements Ticket {}
  }

  /// Whether a rollback was confirmed a second time, which it needs while the stop is pulled (S36).
  enum Asked {
    ONCE,
    TWICE
  }
}
