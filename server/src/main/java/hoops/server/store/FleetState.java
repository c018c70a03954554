package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceId;
import hoops.engine.Reason;
import hoops.engine.TierName;
import hoops.engine.fleet.Crew;
import hoops.engine.fleet.CrewName;
import hoops.engine.fleet.Fleet;
import hoops.engine.fleet.Instance;
import hoops.engine.fleet.InstanceState;
import hoops.engine.fleet.Vacancy;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.pcollections.TreePVector;

/// How instances, alive and remembered, are kept in a snapshot.
final class FleetState {
  private FleetState() {}

  static void write(Fleet fleet, SnapshotOut out) {
    out.each("fleet.crew", fleet.crews().values(), FleetState::crew);
    out.each(
        "fleet.stray",
        fleet.strays().entrySet(),
        (stray, to) -> FleetCodecs.id(to, stray.getKey()).put("since", stray.getValue()));
  }

  static Fleet read(SnapshotIn in) throws IOException {
    var crews = Maps.by(Crew::name, in.each("fleet.crew", FleetState::crew));
    return new Fleet(crews, Maps.of(in.each("fleet.stray", FleetState::stray)));
  }

  private static Map.Entry<InstanceId, Instant> stray(In in) {
    return Map.entry(FleetCodecs.id(in), in.instant("since"));
  }

  private static void crew(Crew crew, Out out) {
    out.put("tier", crew.name().tier().text())
        .put("assembly", crew.name().assembly().text())
        .list("living", crew.living().values(), FleetState::life)
        .list("ended", crew.ended(), FleetState::life)
        .list("vacant", crew.vacant(), FleetState::vacancy)
        .texts("cures", crew.cures().stream().map(Instant::toString).toList())
        .put("looped", crew.looped());
  }

  private static Crew crew(In in) {
    return new Crew(
        new CrewName(new TierName(in.text("tier")), new AssemblyName(in.text("assembly"))),
        Maps.by(Instance::id, in.list("living", FleetState::life)),
        TreePVector.from(in.list("ended", FleetState::life)),
        TreePVector.from(in.list("vacant", FleetState::vacancy)),
        TreePVector.from(in.texts("cures").stream().map(Instant::parse).toList()),
        in.instant("looped"));
  }

  private static void vacancy(Vacancy vacancy, Out out) {
    FleetCodecs.side(out, vacancy.side()).put("since", vacancy.since());
  }

  private static Vacancy vacancy(In in) {
    return new Vacancy(FleetCodecs.side(in), in.instant("since"));
  }

  private static void life(Instance life, Out out) {
    FleetCodecs.purpose(
            FleetCodecs.side(FleetCodecs.id(out, life.id()), life.side()), life.purpose())
        .put("started", life.started())
        .put("acted", life.acted())
        .object("state", to -> state(life.state(), to.put("since", life.state().since())));
  }

  private static Instance life(In in) {
    return new Instance(
        FleetCodecs.id(in),
        FleetCodecs.side(in),
        FleetCodecs.purpose(in),
        in.instant("started"),
        in.instant("acted"),
        in.object("state", FleetState::state));
  }

  private static void state(InstanceState state, Out out) {
    switch (state) {
      case InstanceState.Ordered(_) -> out.put("is", "ordered");
      case InstanceState.Starting(_) -> out.put("is", "starting");
      case InstanceState.Ready(_) -> out.put("is", "ready");
      case InstanceState.Unready(_, var why) -> out.put("is", "unready").side("why", why.text());
      case InstanceState.Sick(_, var why) -> out.put("is", "sick").side("why", why.text());
      case InstanceState.Unseen(_, var why) -> out.put("is", "unseen").side("why", why.text());
      case InstanceState.Stopping(_, var purpose, var worth) ->
          FleetCodecs.purpose(
              out.put("is", "stopping").put("worth", PlanCodec.word(worth)), purpose);
      case InstanceState.Stuck(_, var why) -> out.put("is", "stuck").side("why", why.text());
      case InstanceState.Ended(_, var exit, var manner) ->
          out.put("is", "ended")
              .put("manner", PlanCodec.word(manner))
              .object("exit", to -> FleetCodecs.exit(to, exit));
    }
  }

  private static InstanceState state(In in) {
    var since = in.instant("since");
    return switch (in.text("is")) {
      case "ordered" -> new InstanceState.Ordered(since);
      case "starting" -> new InstanceState.Starting(since);
      case "ready" -> new InstanceState.Ready(since);
      case "unready" -> new InstanceState.Unready(since, why(in));
      case "sick" -> new InstanceState.Sick(since, why(in));
      case "unseen" -> new InstanceState.Unseen(since, why(in));
      case "stopping" ->
          new InstanceState.Stopping(
              since,
              FleetCodecs.purpose(in),
              InstanceState.Worth.valueOf(PlanCodec.name(in.text("worth"))));
      case "stuck" -> new InstanceState.Stuck(since, why(in));
      case "ended" ->
          new InstanceState.Ended(
              since,
              in.object("exit", FleetCodecs::exit),
              InstanceState.Manner.valueOf(PlanCodec.name(in.text("manner"))));
      default -> throw new IllegalArgumentException("no state of a life: " + in.text("is"));
    };
  }

  private static Reason why(In in) {
    return new Reason(in.side("why"));
  }
}
