package hoops.engine.fleet;

/// The floor, judged before every stop (I19): what is in doubt, unseen or draining counts as down.
public final class Guard {
  private Guard() {}

  static boolean mayStop(Crew crew, Instance life, long n) {
    return mayStop(crew.up(), life, n);
  }

  /// One that is not up cannot lower what is; of one that is, `up - 1` must reach the floor.
  public static boolean mayStop(long up, Instance life, long n) {
    return !life.ready() || up - 1 >= new Budget(n).floor();
  }
}
