package hoops.engine.rollout;

/// Whether the stop button is pulled for what a rollout moves (S36).
final class Stops {
  private Stops() {}

  static boolean reach(Rollout one, Ground ground) {
    return reach(one.plan(), ground);
  }

  static boolean reach(Plan plan, Ground ground) {
    return plan.parts().stream()
        .anyMatch(part -> ground.tiers().stopped(plan.tier(), part.assembly()));
  }

  /// Whether it must hold for it: all must, but a rollback that was confirmed against that very
  /// stop.
  static boolean hold(Rollout one, Ground ground) {
    return ground.tiers().stops().stream()
        .filter(stop ->
            one.plan().parts().stream()
                .anyMatch(part -> stop.scope().covers(one.tier(), part.assembly())))
        .anyMatch(
            stop -> one.plan().kind() != Kind.ROLLBACK || stop.since().isAfter(one.planned()));
  }
}
