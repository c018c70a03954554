package hoops.engine.fleet;

/// The floor, judged before every stop (I19): what is in doubt, unseen or draining counts as down.
public final class Guard {
  private Guard() {}

  /// Of a crew at rest: those that wait for a return serve nobody, so they count for nothing.
  static boolean mayStop(Crew crew, Instance life, Wanted.AtRest rest) {
    return mayStop(up(crew, rest), life, rest.count());
  }

  static long up(Crew crew, Wanted.AtRest rest) {
    return crew.living().values().stream()
        .filter(life -> life.ready() && rest.serves(life.side()))
        .count();
  }

  /// One that is not up cannot lower what is; of one that is, `up - 1` must reach the floor.
  public static boolean mayStop(long up, Instance life, long n) {
    return !life.ready() || up - 1 >= new Budget(n).floor();
  }
}
