package hoops.server.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.Cause;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Epoch;
import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Position;
import hoops.engine.PropertySetId;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.build.About;
import hoops.engine.build.BuildEvent.BuildOwed;
import hoops.engine.build.BuildEvent.CommitSeen;
import hoops.engine.build.BuildEvent.TravelsRead;
import hoops.engine.build.BuildStory;
import hoops.engine.build.Commit;
import hoops.engine.build.Half;
import hoops.engine.control.World;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.FleetEvent.InstanceEnded;
import hoops.engine.fleet.FleetEvent.InstanceOrdered;
import hoops.engine.fleet.FleetEvent.InstanceReady;
import hoops.engine.fleet.FleetEvent.InstanceSick;
import hoops.engine.fleet.FleetEvent.InstanceStarted;
import hoops.engine.fleet.FleetEvent.InstanceUnready;
import hoops.engine.fleet.FleetEvent.InstanceUnseen;
import hoops.engine.fleet.FleetEvent.StopOrdered;
import hoops.engine.fleet.Observation;
import hoops.engine.fleet.Observation.Running;
import hoops.engine.fleet.Purpose;
import hoops.engine.fleet.Side;
import hoops.engine.fleet.Wanted;
import hoops.engine.journal.Entry;
import hoops.engine.tier.TierEvent.AddressGiven;
import hoops.engine.tier.TierEvent.TierOpened;
import hoops.server.carrier.Carried;
import hoops.wire.gateway.HostPort;
import hoops.wire.gateway.Routes;
import hoops.wire.gateway.Routes.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who gets requests, by what is known of each life.
class RoutingTest {
  private static final Instant NOON = BuildStory.NOON;
  private static final Reason WHY = new Reason("because");
  private static final TierName DUSK = new TierName("dusk");
  private static final AssemblyName INDEX = new AssemblyName("index");
  private static final Purpose KEPT = new Purpose.ForUpkeep(Purpose.Need.MISSING);

  private final List<Observation> seen = new ArrayList<>();
  private World world = World.EMPTY;
  private Desired desired = Desired.NOTHING;

  RoutingTest() {
    var half = BuildStory.half("index");
    var digest = Digest.of("half");
    happens(new TravelsRead(digest, half));
    for (int number = 1; number <= 2; number++) {
      var commit = new CommitId("%040x".formatted(number));
      var about = new About(WHY, WHY);
      var touched = new TreeSet<>(List.of(INDEX));
      happens(
          new CommitSeen(
              new Commit(
                  commit,
                  number,
                  "main",
                  List.of(),
                  NOON,
                  about,
                  new Half.Read(digest),
                  touched,
                  false)));
      happens(new BuildOwed(new BuildId(INDEX, number), commit));
    }
    happens(new TierOpened(DUSK));
    happens(new AddressGiven(DUSK, INDEX, 20_000));
  }

  @Test
  void an_assembly_listens_before_anything_of_it_lives() {
    assertThat(routes())
        .containsExactly(
            new Routes.Assembly("index", new HostPort("127.0.0.1", 20_000), List.of()));
  }

  @Test
  void who_is_ready_serves_where_it_was_seen() {
    var one = ready(1, 1);

    assertThat(instances())
        .containsExactly(
            new Routes.Instance(one.text(), new HostPort("10.0.0.7", 4001), Traffic.SERVING));
  }

  @Test
  void lives_stand_in_the_order_of_their_names() {
    var two = ready(2, 1);
    var one = ready(1, 1);

    assertThat(instances()).extracting(Routes.Instance::id).containsExactly(one.text(), two.text());
  }

  @Test
  void who_starts_or_fails_a_check_gets_nothing() {
    started(1, 1);
    happens(new InstanceUnready(ready(2, 1), WHY));
    happens(new InstanceSick(ready(3, 1), WHY));
    happens(new InstanceEnded(ready(4, 1), new Exit.Code(1)));

    assertThat(instances()).isEmpty();
  }

  @Test
  void silence_is_no_sickness() {
    happens(new InstanceUnseen(ready(1, 1), WHY));

    assertThat(instances()).extracting(Routes.Instance::traffic).containsExactly(Traffic.SERVING);
  }

  @Test
  void who_was_told_to_stop_ends_what_it_has_begun() {
    var one = ready(1, 1);
    happens(new StopOrdered(one, KEPT, WHY));

    assertThat(instances()).extracting(Routes.Instance::traffic).containsExactly(Traffic.DRAINING);
    assertThat(Routing.serving(one, all())).isFalse();
  }

  /// M27.
  @Test
  void who_waits_for_a_return_gets_no_new_request() {
    var old = ready(1, 1);
    var fresh = ready(2, 2);
    desired =
        new Desired(
            new TreeMap<>(
                Map.of(new CrewName(DUSK, INDEX), new Wanted.Moved(1, 0, List.of(side(1))))));

    assertThat(Routing.serving(old, all())).isFalse();
    assertThat(Routing.serving(fresh, all())).isTrue();
    assertThat(instances())
        .extracting(Routes.Instance::traffic)
        .containsExactly(Traffic.DRAINING, Traffic.SERVING);
  }

  @Test
  void who_is_ready_and_not_seen_running_has_no_address() {
    ready(1, 1);
    seen.clear();

    assertThat(instances()).isEmpty();
  }

  @Test
  void a_life_of_another_tier_is_none_of_it() {
    var elsewhere = new InstanceId(new InstanceName(new TierName("dawn"), INDEX, 1), Position.NONE);
    ready(1, 1);

    assertThat(Routing.serving(elsewhere, all())).isFalse();
  }

  private InstanceId ready(int number, int build) {
    var id = started(number, build);
    happens(new InstanceReady(id));
    return id;
  }

  private InstanceId started(int number, int build) {
    var name = new InstanceName(DUSK, INDEX, number);
    happens(new InstanceOrdered(name, side(build), KEPT));
    var id = new InstanceId(name, world.position());
    happens(new InstanceStarted(id));
    seen.add(new Running(id, NOON, "10.0.0.7", Map.of("http", 4000 + number), 1));
    return id;
  }

  private static Side side(int build) {
    return new Side(new BuildId(INDEX, build), new PropertySetId(DUSK, 1));
  }

  private void happens(Event event) {
    world = world.after(new Entry(world.position().next(), NOON, new Epoch(1), Cause.SELF, event));
  }

  private List<Routes.Assembly> routes() {
    return Routing.of(world.tiers().tier(DUSK), world, desired, Carried.sighted(seen, NOON));
  }

  private List<Routes.Instance> instances() {
    return routes().getFirst().instances();
  }

  private Routes all() {
    return new Routes(1, "logs", "dusk", new HostPort("127.0.0.1", 30_000), routes());
  }
}
