package hoops.server.commands;

import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.control.World;
import hoops.engine.rollout.Rollout;
import hoops.engine.rollout.RolloutEvent;
import java.util.stream.Collectors;

/// What the events of one rollout are told as; empty for those of others, and for small steps.
final class RolloutLines {
  private RolloutLines() {}

  static String of(RolloutEvent event, RolloutId id, World world) {
    return switch (event) {
      case RolloutEvent.PlanMade _ -> "";
      case RolloutEvent.RolloutPlanned _ -> "";
      case RolloutEvent.MarksRaised _ -> "";
      case RolloutEvent.RolloutEnded _ -> "";
      case RolloutEvent.PlanRenewed(var of, var plan) ->
          mine(of, id, "plans anew: " + plan.parts().size() + " assemblies change");
      case RolloutEvent.RolloutStarted(var of) -> mine(of, id, "began, wave 1" + in(world, id, 1));
      case RolloutEvent.WaveStarted(var of, var wave) ->
          mine(of, id, "wave " + wave + " began" + in(world, id, wave));
      case RolloutEvent.WaveLanded(var of, var wave, var _) ->
          mine(of, id, "wave " + wave + " landed, and bakes");
      case RolloutEvent.BakePaused(var of) ->
          mine(of, id, "bakes on when a new instance is steady again");
      case RolloutEvent.BakeContinued(var of, var _) -> mine(of, id, "bakes on");
      case RolloutEvent.HoldAsked(var of, var _, var why) ->
          mine(of, id, because("asked to hold", why));
      case RolloutEvent.RolloutHeld(var of) -> mine(of, id, "HELD at a safe point");
      case RolloutEvent.HoldCleared(var of, var _, var why) ->
          mine(of, id, because("goes on", why));
      case RolloutEvent.RolloutResumed(var of, var why) -> mine(of, id, because("resumed", why));
      case RolloutEvent.RolloutRetried(var of, var why) -> mine(of, id, because("retried", why));
      case RolloutEvent.AssemblyLeft(var of, var assembly) ->
          mine(of, id, "goes on without " + assembly);
      case RolloutEvent.PartResized(var of, var assembly, var n, var sides) ->
          mine(
              of,
              id,
              sides.known()
                  ? "%s becomes %d: %d new beside %d old, the share stays"
                      .formatted(assembly, n, sides.fresh(), sides.old())
                  : assembly + " becomes " + n);
      case RolloutEvent.RolloutUndecided undecided ->
          mine(undecided.rollout(), id, "somebody must choose: " + undecided.why().text());
      case RolloutEvent.RolloutYielded(var of, var to, var why) ->
          mine(of, id, "yields to " + to + ": " + why.text());
      case RolloutEvent.RolloutSettling(var of, var _) ->
          mine(of, id, "waits until every instance is steady");
    };
  }

  private static String because(String what, Reason why) {
    return why.text().isEmpty() ? what : what + ": " + why.text();
  }

  private static String mine(RolloutId of, RolloutId id, String words) {
    return of.equals(id) ? words : "";
  }

  private static String in(World world, RolloutId id, int wave) {
    return world
        .rollouts()
        .find(id)
        .map(Rollout::plan)
        .filter(plan -> wave <= plan.waves().size())
        .map(plan ->
            plan.inWave(wave).stream()
                .map(part -> part.assembly() + " " + part.build().number())
                .collect(Collectors.joining(", ", ": ", "")))
        .orElse("");
  }
}
