package hoops.engine.rollout;

import hoops.engine.Share;
import hoops.engine.rollout.Step.Old;
import hoops.engine.system.Moving;
import java.util.ArrayList;
import java.util.List;

/// Which waves a plan has: an assembly's own steps, and their order over all ranks (M13, M14).
final class Waves {
  /// The one step of a way back (M33), and of an assembly of which nothing runs that could stand
  /// beside the new.
  static final List<Step> ONE = List.of(new Step(new Share.Percent(100), Old.MAKES_ROOM));

  /// The one step of an assembly that cannot run beside its forerunner (S28).
  static final List<Step> ALONE = List.of(new Step(new Share.Percent(100), Old.STOPS_FIRST));

  private Waves() {}

  static List<Wave> of(Plan plan) {
    int highest = plan.parts().stream().mapToInt(Part::rank).max().orElse(-1);
    var waves = new ArrayList<Wave>();
    for (int i = 0; i <= highest; i++) {
      int rank = plan.kind() == Kind.ROLLBACK ? highest - i : i;
      int steps =
          plan.parts().stream()
              .filter(part -> part.rank() == rank)
              .mapToInt(part -> part.steps().size())
              .max()
              .orElse(0);
      for (int step = 0; step < steps; step++) {
        waves.add(new Wave(rank, step));
      }
    }
    return List.copyOf(waves);
  }

  /// The steps of an assembly of n instances: equal limits are one, but *beside* and last stay two.
  static List<Step> steps(Moving moving, long n) {
    var steps = new ArrayList<Step>();
    int last = moving.waves().size() - 1;
    for (int i = 0; i <= last; i++) {
      var share = moving.waves().get(i);
      var step = new Step(share, i == last ? Old.MAKES_ROOM : old(moving, i));
      if (steps.isEmpty() || !same(steps.getLast(), step, n)) {
        steps.add(step);
      } else if (steps.getLast().old() == step.old()) {
        steps.set(steps.size() - 1, step.old() == Old.BESIDE ? steps.getLast() : step);
      }
    }
    return List.copyOf(steps);
  }

  private static Old old(Moving moving, int index) {
    return switch (moving.redGreen()) {
      case NEVER -> Old.MAKES_ROOM;
      case FIRST -> index == 0 ? Old.BESIDE : Old.MAKES_ROOM;
      case EACH, WHOLE -> Old.BESIDE;
    };
  }

  /// Whether both give the new side as many, so that the second would be no wave of its own; the
  /// one that lets the old side go is always one.
  private static boolean same(Step before, Step step, long n) {
    boolean equal = Sizes.limit(before.share(), n) == Sizes.limit(step.share(), n);
    boolean letsGo = step.share().text().equals("100%") || Sizes.limit(step.share(), n) == n;
    return equal && !(before.old() == Old.BESIDE && step.old() == Old.MAKES_ROOM && letsGo);
  }
}
