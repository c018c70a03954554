package hoops.server.simulation;

import static hoops.server.simulation.Answered.EMPTY;
import static hoops.server.simulation.Answered.FROM_EVER;
import static hoops.server.simulation.Answered.ITSELF;
import static hoops.server.simulation.Answered.MANY;
import static hoops.server.simulation.Answered.NEVER;
import static hoops.server.simulation.Answered.NO;
import static hoops.server.simulation.Answered.NOTHING;
import static hoops.server.simulation.Answered.NO_ORDER;
import static hoops.server.simulation.Answered.OPEN;
import static hoops.server.simulation.Answered.YES;

/// One guard of the product left out, the scene that leads to it, and the invariant that must cry.
///
/// A guard is a method that answers for one rule. It is left out in memory: the scene is played on
/// classes of its own, of which that one method gives an answer that guards nothing. The product
/// has no switch for it.
enum Mutant {
  GATE_STOP("gate.StopGate.ask", OPEN, Scene.A_STOP, Invariant.I18),
  GATE_PIN("gate.PinGate.ask", OPEN, Scene.A_PIN, Invariant.I18),
  GATE_SLOT("gate.SlotGate.ask", OPEN, Scene.A_SECOND_IN_LINE, Invariant.I18),
  GATE_SETTLED("gate.SettledGate.ask", OPEN, Scene.A_BUILD_THAT_DIES, Invariant.I16),
  GATE_WHOLE("gate.WholeGate.ask", OPEN, Scene.A_ROLLOUT_OF_TWO, Invariant.I18),
  GATE_CLEAN("gate.CleanGate.ask", OPEN, Scene.A_ROLLOUT_OF_TWO, Invariant.I18),
  GATE_ARTIFACTS("gate.ArtifactsGate.ask", OPEN, Scene.A_ROLLOUT_OF_TWO, Invariant.I18),
  GATE_PROPERTIES("gate.PropertiesGate.ask", OPEN, Scene.A_PROPERTY_WITHOUT_A_VALUE, Invariant.I18),
  FLOOR("fleet.Guard.mayStop", YES, Scene.A_RESTART_AT_THE_FLOOR, Invariant.I19),
  FLOOR_AGAIN("fleet.Owing.floored", NO, Scene.AN_END_BEFORE_A_STOP_GOES_OUT, Invariant.P2),
  SURGE("rollout.Sizes.surge", MANY, Scene.A_ROLLOUT_OF_TWO, Invariant.I48),
  LIMIT_OF_A_WAVE("rollout.Sizes.limit", MANY, Scene.A_ROLLOUT_OF_TWO, Invariant.I48),
  SLOT("rollout.Deploys.free", YES, Scene.A_SECOND_IN_LINE, Invariant.I12),
  STOP_BEFORE("rollout.Stops.reach", NO, Scene.A_STOP_OF_ONE_ASSEMBLY, Invariant.I14),
  STOP_MIDWAY("rollout.Stops.hold", NO, Scene.A_STOP_MIDWAY, Invariant.I14),
  BAKE("rollout.Turn.bakes", NO, Scene.A_ROLLOUT_OF_TWO, Invariant.I13),
  STEADY_IN_A_BAKE("rollout.View.blind", NO, Scene.A_BAKE_THAT_SEES_NOBODY, Invariant.M39),
  DEADLINE("rollout.Turn.deadline", NEVER, Scene.A_BUILD_NEVER_READY, Invariant.I50),
  NEEDS("rollout.Planner.ranks", NO_ORDER, Scene.A_ROLLOUT_OF_TWO, Invariant.R2),
  BARS("rollout.Rollouts.barred", NO, Scene.A_BUILD_THAT_DIES, Invariant.I16),
  ONCE_A_DAY("rollout.WayBack.firstWithinADay", YES, Scene.TWO_RETURNS_IN_A_DAY, Invariant.I54),
  ONE_WAY("rollout.WayBack.passedOneWay", NO, Scene.A_WAY_OF_NO_RETURN, Invariant.I54),
  NOT_BY_ITSELF("rollout.Deploys.byItself", EMPTY, Scene.A_MOVE_OF_A_MIXED_TIER, Invariant.M35),
  PLAN_AS_SEEN("rollout.Deploys.stale", EMPTY, Scene.A_PLAN_THAT_AGED, Invariant.I29),
  CLOCK_OF_ROLLOUTS("rollout.Rollouts.shifted", ITSELF, Scene.A_BAKE_AND_A_JUMP, Invariant.I13),
  CLOCK_OF_TIERS("tier.Tiers.shifted", ITSELF, Scene.A_PIN_AND_A_JUMP, Invariant.I30),
  KEY("control.Keys.of", EMPTY, Scene.A_DOUBLE_CLICK, Invariant.I28),
  WORDS_OF_A_KEY("control.Earlier.sameWords", YES, Scene.A_DOUBLE_CLICK, Invariant.I28),
  PROBLEMS("control.Consequences.of", EMPTY, Scene.A_BUILD_THAT_DIES, Invariant.I34),
  ATTEMPT("build.BuildRules.underWay", YES, Scene.AN_ATTEMPT_TOO_MANY, Invariant.I11),
  FRESH_LOOK("fleet.Seeing.counts", YES, Scene.A_LOOK_FROM_BEFORE, Invariant.P4),
  PAUSE("fleet.Crew.pausedUntil", FROM_EVER, Scene.AN_END_BY_ITSELF, Invariant.I21),
  CURES("fleet.Upkeep.mayCure", YES, Scene.TWO_FALL_ILL, Invariant.I21),
  TOMBSTONE(
      "server.platforms.rehearsal.RehearsalPlatform.known",
      NO,
      Scene.A_START_REPEATED,
      Invariant.I9),
  EPOCH(
      "server.platforms.rehearsal.RehearsalPlatform.obey",
      NOTHING,
      Scene.A_CALL_FROM_THE_DEAD,
      Invariant.I8);

  private final String guard;
  private final Answered instead;
  private final Scene scene;
  private final Invariant killer;

  Mutant(String guard, Answered instead, Scene scene, Invariant killer) {
    this.guard = guard;
    this.instead = instead;
    this.scene = scene;
    this.killer = killer;
  }

  /// The class whose guard is left out.
  String type() {
    var name = guard.substring(0, guard.lastIndexOf('.'));
    return name.startsWith("server.") ? "hoops." + name : "hoops.engine." + name;
  }

  String method() {
    return guard.substring(guard.lastIndexOf('.') + 1);
  }

  Answered instead() {
    return instead;
  }

  Scene scene() {
    return scene;
  }

  Invariant killer() {
    return killer;
  }

  /// Its row in docs/simulation.md.
  String row() {
    var simple = guard.substring(guard.lastIndexOf('.', guard.lastIndexOf('.') - 1) + 1);
    var told = scene.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return "| `%s` | %s | %s |".formatted(simple, told, killer.name());
  }
}
