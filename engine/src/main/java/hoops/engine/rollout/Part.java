package hoops.engine.rollout;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.fleet.Side;
import hoops.engine.system.Moving;
import java.util.List;

/// What a plan does to one assembly, all of it fixed when the plan is made (S22).
///
/// `rank` counts from 0, the assemblies that need no other changed one (M13). `to` is what its
/// instances will carry; `from` what they carry now: nothing at first, and more than one build on a
/// mixed tier, the placed one first. `n` is how many were wanted then. `steps` are its waves, at
/// least one.
public record Part(
    AssemblyName assembly,
    int rank,
    Side to,
    List<Side> from,
    long n,
    Moving moving,
    List<Step> steps) {
  public Part {
    from = List.copyOf(from);
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no wave for " + assembly);
    }
  }

  public BuildId build() {
    return to.build();
  }

  /// Whether its old side is gone before its new one begins (S28).
  public boolean alone() {
    return steps.getFirst().old() == Step.Old.STOPS_FIRST;
  }

  /// Whether for a while none of it serves: at n = 1 without surge, or where it cannot run beside
  /// its forerunner (M9).
  public boolean leavesNoneServing() {
    return !from.isEmpty() && n > 0 && (alone() || Sizes.missing(moving, n) >= n);
  }

  /// The step of the wave of that number, from 0: its last one once it has no more.
  public Step step(int index) {
    return steps.get(Math.min(index, steps.size() - 1));
  }
}
