package hoops.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.Decision;
import hoops.engine.ManifestHash;
import hoops.engine.Reason;
import hoops.engine.Share;
import hoops.engine.TierName;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetCommand.Observed;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState.Ready;
import hoops.engine.fleet.Sighting;
import hoops.engine.rollout.RolloutCommand.Deploy;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.RolloutState.Baking;
import hoops.engine.rollout.RolloutState.Finished;
import hoops.engine.system.Assembly;
import hoops.engine.system.Moving;
import hoops.engine.system.PropertyType;
import hoops.engine.system.TierSpec;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A yard that is played: seconds pass, every life is seen, and what was told to stop ends.
final class Play {
  static final Reason WHY = new Reason("because");
  static final Sighting WELL = new Sighting.Well();
  static final Sighting ILL = new Sighting.NotReady(new Reason("503"));

  final Yard yard;

  Play(List<TierSpec> tiers, String... chains) {
    yard = new Yard(tiers, chains);
  }

  static TierSpec spec(TierSpec spec) {
    return spec.with(
            new Moving(
                List.of(new Share.Percent(10), new Share.Percent(100)),
                new Share.Percent(33),
                new Share.Count(0),
                Moving.RedGreen.FIRST,
                Moving.Judge.HEALTH,
                Moving.Bake.of(Duration.ofSeconds(30)),
                Duration.ofSeconds(10),
                Duration.ofSeconds(90),
                Duration.ofMinutes(10),
                Duration.ZERO))
        .with(TierSpec.Counts.each(3));
  }

  /// The same assembly with these marks, for [Yard#describe].
  static UnaryOperator<Assembly> marked(Assembly.OneWay marks) {
    return was -> changed(was, was.properties(), marks);
  }

  /// The same assembly with these properties, for [Yard#describe].
  static UnaryOperator<Assembly> having(SortedMap<String, PropertyType> properties) {
    return was -> changed(was, properties, was.oneWay());
  }

  private static Assembly changed(
      Assembly was, SortedMap<String, PropertyType> properties, Assembly.OneWay marks) {
    return new Assembly(
        was.name(),
        was.sources(),
        was.recipe(),
        was.reports(),
        was.artifact(),
        was.run(),
        was.ports(),
        was.health(),
        was.needs(),
        properties,
        was.stop(),
        marks);
  }

  ManifestHash arrived(TierName tier, int number) {
    var to = yard.manifest(number);
    deploy(tier, to);
    run(200, _ -> WELL);
    assertThat(outcome(tier)).isEqualTo(Outcome.ARRIVED);
    return to;
  }

  Decision deploy(TierName tier, ManifestHash to) {
    return yard.ask(new Deploy(tier, to, Kind.PROMOTE, Trigger.BY_HAND, WHY, new Ticket.Fresh()));
  }

  Decision automatic(TierName tier, ManifestHash to) {
    return yard.ask(new Deploy(tier, to, Kind.PROMOTE, Trigger.AUTOMATIC, WHY, new Ticket.Fresh()));
  }

  /// So many seconds, in each of which every life is seen so, and whoever was told to stop ends;
  /// null is a life that nobody sees.
  void run(int seconds, Function<Instance, @Nullable Sighting> seen) {
    for (int i = 0; i < seconds; i++) {
      yard.pass(Duration.ofSeconds(1));
      for (var life : yard.state().fleet().living().toList()) {
        var now = life.staying() ? seen.apply(life) : new Sighting.Gone(new Exit.Code(143));
        see(life, now == null ? new Sighting.Silence(WHY) : now);
      }
      yard.tick();
    }
  }

  void runUntilBaking(TierName tier) {
    runUntil(100, () -> last(tier).state() instanceof Baking);
  }

  /// All is well, second for second, until that holds; it must within so many.
  void runUntil(int most, BooleanSupplier holds) {
    for (int i = 0; i < most && !holds.getAsBoolean(); i++) {
      run(1, _ -> WELL);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  void crash(TierName tier, int build) {
    var life = crew(tier).stream().filter(one -> one.side().build().number() == build).findFirst();
    see(life.orElseThrow(), new Sighting.Gone(new Exit.Code(1)));
  }

  void see(Instance life, Sighting seen) {
    yard.ask(new Observed(life.id(), seen, yard.now()));
  }

  Rollout last(TierName tier) {
    return yard.state().rollouts().last(tier).orElseThrow();
  }

  Outcome outcome(TierName tier) {
    return last(tier).state() instanceof Finished(var outcome, _, _) ? outcome : null;
  }

  List<Instance> crew(TierName tier) {
    return yard.state().fleet().crew(new CrewName(tier, new AssemblyName("index"))).staying();
  }

  List<Integer> builds(TierName tier) {
    return crew(tier).stream()
        .filter(life -> life.state() instanceof Ready)
        .map(life -> life.side().build().number())
        .toList();
  }
}
