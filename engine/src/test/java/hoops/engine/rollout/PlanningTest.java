package hoops.engine.rollout;

import static hoops.engine.rollout.Play.WELL;
import static hoops.engine.rollout.Play.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.ManifestHash;
import hoops.engine.PropertySetId;
import hoops.engine.TierName;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.system.Assembly;
import hoops.engine.system.PropertyType;
import hoops.engine.system.TierSpec;
import hoops.engine.tier.TierEvent.PropertySetMade;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Which assemblies move, in which order, in how many waves (M13, M14, M36).
class PlanningTest {
  private static final TierName DUSK = new TierName("dusk");
  private static final AssemblyName INDEX = new AssemblyName("index");
  private static final AssemblyName QUERY = new AssemblyName("query");

  private final Play play =
      new Play(
          List.of(Play.spec(TierSpec.of(DUSK, TierSpec.Follows.MAIN))), "web>query>index", "lone");

  /// M13, S25.
  @Test
  void ranks_follow_needs_and_a_rollback_goes_in_reverse() {
    var first = play.arrived(DUSK, 1);
    var plan = plan(play.yard.manifest(2), Kind.PROMOTE);

    assertThat(plan.waves())
        .containsExactly(
            new Wave(0, 0),
            new Wave(0, 1),
            new Wave(1, 0),
            new Wave(1, 1),
            new Wave(2, 0),
            new Wave(2, 1));
    assertThat(plan.inWave(1)).extracting(Part::assembly).containsExactly(INDEX, name("lone"));
    play.deploy(DUSK, plan.to());
    play.run(600, _ -> WELL);
    assertThat(plan(first, Kind.ROLLBACK).waves())
        .containsExactly(new Wave(2, 0), new Wave(1, 0), new Wave(0, 0));
  }

  @Test
  void only_assemblies_whose_build_differs_move() {
    play.arrived(DUSK, 1);
    var plan =
        plan(
            play.yard.manifest(2, Map.of(INDEX, 1, QUERY, 2, name("web"), 1, name("lone"), 1)),
            Kind.PROMOTE);

    assertThat(plan.parts()).extracting(Part::build).containsExactly(new BuildId(QUERY, 2));
    assertThat(plan.parts().getFirst().rank()).isZero();
  }

  @Test
  void an_assembly_that_is_new_takes_one_wave() {
    play.arrived(DUSK, 1);
    assertThat(play.yard.state().rollouts().last(DUSK).orElseThrow().plan().parts())
        .allSatisfy(part -> assertThat(part.steps()).hasSize(1));

    play.yard.describe("fresh");
    var plan = plan(play.yard.manifest(2), Kind.PROMOTE);

    assertThat(plan.part(name("fresh")).orElseThrow().steps()).hasSize(1);
    assertThat(plan.part(INDEX).orElseThrow().steps()).hasSize(2);
    play.deploy(DUSK, plan.to());
    play.run(600, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void a_value_moves_only_those_to_whom_it_changes() {
    play.yard.describe("index", having("index.batch", "500"));
    play.yard.describe("query", having("query.most", "40"));
    var runs = play.arrived(DUSK, 1);

    values(2, Map.of("index.batch", "1000", "other", "x"));
    var plan = plan(runs, Kind.PROPERTIES);

    assertThat(plan.parts()).extracting(Part::assembly).containsExactly(INDEX);
    assertThat(plan.parts().getFirst().to().set().number()).isEqualTo(2);
  }

  @Test
  void a_value_that_is_the_default_moves_nobody() {
    play.yard.describe("index", having("index.batch", "500"));
    var runs = play.arrived(DUSK, 1);

    values(2, Map.of("index.batch", "500", "query.most", "7"));

    assertThat(plan(runs, Kind.PROPERTIES).parts()).isEmpty();
  }

  @Test
  void a_value_taken_back_meanwhile_moves_nobody() {
    play.yard.describe("index", having("index.batch", "500"));
    play.yard.describe("query", having("query.most", "40"));
    var runs = play.arrived(DUSK, 1);
    values(2, Map.of("index.batch", "1000"));
    play.yard.ask(
        new Deploy(DUSK, runs, Kind.PROPERTIES, Trigger.BY_HAND, WHY, new Ticket.Fresh()));
    play.run(300, _ -> WELL);
    assertThat(play.outcome(DUSK)).isEqualTo(Outcome.ARRIVED);
    assertThat(play.crew(DUSK)).allMatch(life -> life.side().set().number() == 2);

    values(3, Map.of("index.batch", "1000", "query.most", "41"));
    assertThat(plan(runs, Kind.PROPERTIES).parts())
        .extracting(Part::assembly)
        .containsExactly(QUERY);
    values(4, Map.of("index.batch", "1000", "query.most", "40"));
    assertThat(plan(runs, Kind.PROPERTIES).parts()).isEmpty();
  }

  private Plan plan(ManifestHash to, Kind kind) {
    var tier = play.yard.state().tiers().tier(DUSK);
    return Planner.of(play.yard.state().rollouts(), play.yard.ground(), DUSK)
        .plan(
            play.yard.state().rollouts().nextPlan(),
            play.yard.manifests().manifest(to).orElseThrow(),
            tier.set().id(),
            kind);
  }

  private void values(int number, Map<String, String> values) {
    play.yard.happen(
        List.of(new PropertySetMade(new PropertySetId(DUSK, number), new TreeMap<>(values))));
  }

  private static AssemblyName name(String text) {
    return new AssemblyName(text);
  }

  private static UnaryOperator<Assembly> having(String property, String fallback) {
    var type =
        new PropertyType(PropertyType.Kind.INT, "", List.of(), fallback, false, false, false, "");
    return Play.having(new TreeMap<>(Map.of(property, type)));
  }
}
