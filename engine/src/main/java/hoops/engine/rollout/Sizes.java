package hoops.engine.rollout;

import hoops.engine.Share;
import hoops.engine.fleet.Budget;
import hoops.engine.rollout.Step.Old;
import hoops.engine.system.Moving;

/// How many instances of each side a step allows, for n wanted ones (M6). Whole numbers in 64 bits.
///
/// `surge` may run above n, `missing` be absent below it; `limit` is the most of the new side;
/// `kept` of the old stay above what is needed of them, to wait for a return (M27).
record Sizes(long n, long surge, long missing, long limit, long kept, Old old) {
  static Sizes of(Step step, Moving moving, long n) {
    long limit = limit(step.share(), n);
    if (step.old() == Old.STOPS_FIRST) {
      return new Sizes(n, 0, n, limit, 0, step.old());
    }
    long surge = surge(moving, n);
    boolean keeps = limit >= n && step.old() == Old.MAKES_ROOM && !moving.keepOld().isZero();
    return new Sizes(n, surge, missing(moving, n), limit, keeps ? surge : 0, step.old());
  }

  Sizes keepingNone() {
    return new Sizes(n, surge, missing, limit, 0, old);
  }

  static long surge(Moving moving, long n) {
    return moving.surge().up(n);
  }

  /// Both 0 become 1 missing, so that it can move at all; never more than the budget (M9).
  static long missing(Moving moving, long n) {
    long missing = moving.missing().down(n);
    long legal = surge(moving, n) == 0 && missing == 0 ? 1 : missing;
    return Math.min(Math.min(legal, n), new Budget(n).down());
  }

  /// At most n - 1 where the share is a percent below 100 and n is 2 or more (M7).
  static long limit(Share share, long n) {
    long limit = share.up(n);
    boolean part = share instanceof Share.Percent(var percent) && percent < 100;
    return part && n >= 2 ? Math.min(limit, n - 1) : limit;
  }

  /// How many of the old side stay, with so many new ones there.
  long keep(long fresh) {
    return Math.max(kept, needed(fresh));
  }

  /// How many of the old side are needed, so that what ends of it is replaced.
  private long needed(long fresh) {
    return switch (old) {
      case BESIDE -> Math.clamp(n + surge - limit, 0, n);
      case MAKES_ROOM -> Math.max(0, n - Math.max(fresh, limit));
      case STOPS_FIRST -> 0;
    };
  }

  /// What is seen of an assembly: lives not known to have ended, and of each side those not told to
  /// stop and those that are steady.
  record Seen(long alive, long fresh, long freshSteady, long old, long oldSteady) {
    long staying() {
      return fresh + old;
    }
  }

  /// What the next act is: starts on the old build, starts on the new, stops of old ones that are
  /// not steady, and of steady ones.
  record Act(long startOld, long startNew, long stopSick, long stopSteady) {}

  /// The act that follows from what is seen (M6 to M8).
  Act act(Seen seen) {
    long keep = keep(seen.fresh);
    long startOld = Math.max(0, Math.min(n + surge - seen.alive, needed(seen.fresh) - seen.old));
    long startNew = Math.max(0, Math.min(n + surge - seen.alive - startOld, limit - seen.fresh));
    boolean waits = old == Old.STOPS_FIRST && seen.alive > seen.fresh;
    long up = n - missing;
    long free = Math.min(seen.staying() - up - (seen.fresh - seen.freshSteady), seen.old - keep);
    long stopSick = Math.clamp(free, 0, seen.old - seen.oldSteady);
    long stopSteady =
        Math.max(0, Math.min(free - stopSick, seen.freshSteady + seen.oldSteady - up));
    return new Act(startOld, waits ? 0 : startNew, stopSick, stopSteady);
  }

  /// The act towards what the sides became when n changed (M10): nobody goes below n less
  /// `missing`.
  Act actTo(Sides sides, Seen seen) {
    long startOld = Math.clamp(sides.old() - seen.old, 0, Math.max(0, n + surge - seen.alive));
    long room = Math.max(0, n + surge - seen.alive - startOld);
    long startNew = Math.clamp(sides.fresh() - seen.fresh, 0, room);
    long free = Math.min(seen.staying() - (n - missing), seen.old - sides.old());
    long stopSick = Math.clamp(free, 0, seen.old - seen.oldSteady);
    long stopSteady =
        Math.max(0, Math.min(free - stopSick, seen.freshSteady + seen.oldSteady - (n - missing)));
    return new Act(startOld, startNew, stopSick, stopSteady);
  }
}
