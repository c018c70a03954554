package hoops.engine.rollout;

import hoops.engine.BuildId;
import hoops.engine.build.Builds;
import hoops.engine.fleet.Side;
import hoops.engine.system.Assembly;
import hoops.engine.system.Assembly.OneWay;
import java.util.function.Function;

/// What a build declares about its forerunner: that they cannot run beside each other, or that
/// there is no going back to it (S28). A mark holds where the older build has another one, or none.
final class Barriers {
  private final Builds builds;

  Barriers(Builds builds) {
    this.builds = builds;
  }

  /// Whether these two cannot run beside each other, whichever is newer.
  boolean apart(Side one, Side other) {
    boolean newer = one.build().compareTo(other.build()) > 0;
    return newer
        ? holds(one.build(), other.build(), OneWay::alone)
        : holds(other.build(), one.build(), OneWay::alone);
  }

  /// Whether there is no going back from the one to the other.
  boolean oneWay(BuildId from, BuildId back) {
    return from.compareTo(back) > 0 && holds(from, back, OneWay::mark);
  }

  private boolean holds(BuildId newer, BuildId older, Function<OneWay, String> which) {
    var mark = mark(newer, which);
    return !mark.isEmpty() && !mark.equals(mark(older, which));
  }

  private String mark(BuildId build, Function<OneWay, String> which) {
    return builds.assembly(build).map(Assembly::oneWay).map(which).orElse("");
  }
}
