package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.PersonId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.rollout.HoldCause;
import hoops.engine.rollout.Marks;
import hoops.engine.rollout.Outcome;
import hoops.engine.rollout.Progress;
import hoops.engine.rollout.Rest;
import hoops.engine.rollout.RolloutState;
import hoops.engine.rollout.Sides;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.TreePSet;

/// How the state of a rollout and its progress are kept in a snapshot.
final class RolloutProgress {
  private RolloutProgress() {}

  static void state(RolloutState state, Out out) {
    switch (state) {
      case RolloutState.Waiting() -> out.put("is", "waiting");
      case RolloutState.Advancing(var wave) -> out.put("is", "advancing").put("wave", wave);
      case RolloutState.Holding(var wave, var causes) ->
          causes(out.put("is", "holding").put("wave", wave), causes);
      case RolloutState.Baking(var wave, var until) ->
          out.put("is", "baking").put("wave", wave).put("until", until);
      case RolloutState.Held held ->
          causes(rest(out.put("is", "held").put("wave", held.wave()), held.rest()), held.causes());
      case RolloutState.Undecided undecided ->
          rest(out.put("is", "undecided").put("wave", undecided.wave()), undecided.rest())
              .side("why", undecided.why().text())
              .put("person", undecided.person().text())
              .put("until", undecided.until());
      case RolloutState.Yielded(var to) -> out.put("is", "yielded").put("to", to.text());
      case RolloutState.Settling(var until) -> out.put("is", "settling").put("until", until);
      case RolloutState.Finished finished ->
          out.put("is", "finished")
              .put("outcome", PlanCodec.word(finished.outcome()))
              .side("why", finished.why().text())
              .put("at", finished.at());
    }
  }

  static RolloutState state(In in) {
    return switch (in.text("is")) {
      case "waiting" -> new RolloutState.Waiting();
      case "advancing" -> new RolloutState.Advancing(in.count("wave"));
      case "holding" -> new RolloutState.Holding(in.count("wave"), causes(in));
      case "baking" -> new RolloutState.Baking(in.count("wave"), in.instant("until"));
      case "held" -> new RolloutState.Held(in.count("wave"), rest(in), causes(in));
      case "undecided" ->
          new RolloutState.Undecided(
              in.count("wave"),
              rest(in),
              new Reason(in.side("why")),
              PersonId.parse(in.text("person")),
              in.instant("until"));
      case "yielded" -> new RolloutState.Yielded(RolloutId.parse(in.text("to")));
      case "settling" -> new RolloutState.Settling(in.instant("until"));
      case "finished" ->
          new RolloutState.Finished(
              Outcome.valueOf(PlanCodec.name(in.text("outcome"))),
              new Reason(in.side("why")),
              in.instant("at"));
      default -> throw new IllegalArgumentException("no state of a rollout: " + in.text("is"));
    };
  }

  static void write(Progress progress, Out out) {
    out.put("since", progress.since())
        .put("last", progress.last())
        .list("marks", progress.marks().entrySet(), RolloutProgress::marks)
        .list("counts", progress.counts().entrySet(), RolloutProgress::count)
        .list("sides", progress.sides().entrySet(), RolloutProgress::sides)
        .texts("left", progress.left().stream().map(AssemblyName::text).toList())
        .put("served", progress.served())
        .put("paused", progress.paused());
  }

  static Progress read(In in) {
    return new Progress(
        in.instant("since"),
        in.instant("last"),
        Maps.of(in.list("marks", RolloutProgress::marks)),
        Maps.of(in.list("counts", RolloutProgress::count)),
        Maps.of(in.list("sides", RolloutProgress::sides)),
        TreePSet.from(in.texts("left").stream().map(AssemblyName::new).toList()),
        in.instant("served"),
        in.instant("paused"));
  }

  private static Out causes(Out out, SortedSet<HoldCause> causes) {
    return out.texts("causes", causes.stream().map(PlanCodec::word).toList());
  }

  private static SortedSet<HoldCause> causes(In in) {
    var causes = new TreeSet<HoldCause>();
    in.texts("causes").forEach(cause -> causes.add(HoldCause.valueOf(PlanCodec.name(cause))));
    return causes;
  }

  private static Out rest(Out out, Rest rest) {
    return switch (rest) {
      case Rest.InWave() -> out.put("rest", "wave");
      case Rest.InBake(var until) -> out.put("rest", "bake").put("rest-until", until);
      case Rest.InSettling(var until) -> out.put("rest", "settling").put("rest-until", until);
    };
  }

  private static Rest rest(In in) {
    return switch (in.text("rest")) {
      case "wave" -> new Rest.InWave();
      case "bake" -> new Rest.InBake(in.instant("rest-until"));
      case "settling" -> new Rest.InSettling(in.instant("rest-until"));
      default -> throw new IllegalArgumentException("no rest: " + in.text("rest"));
    };
  }

  private static void marks(Map.Entry<AssemblyName, Marks> marks, Out out) {
    RolloutCodecs.marks(marks.getValue(), out.put("assembly", marks.getKey().text()));
  }

  private static Map.Entry<AssemblyName, Marks> marks(In in) {
    return Map.entry(new AssemblyName(in.text("assembly")), RolloutCodecs.marks(in));
  }

  private static void count(Map.Entry<AssemblyName, Long> count, Out out) {
    out.put("assembly", count.getKey().text()).put("n", count.getValue());
  }

  private static Map.Entry<AssemblyName, Long> count(In in) {
    return Map.entry(new AssemblyName(in.text("assembly")), in.number("n"));
  }

  private static void sides(Map.Entry<AssemblyName, Sides> sides, Out out) {
    out.put("assembly", sides.getKey().text())
        .put("new", sides.getValue().fresh())
        .put("old", sides.getValue().old());
  }

  private static Map.Entry<AssemblyName, Sides> sides(In in) {
    return Map.entry(new AssemblyName(in.text("assembly")), RolloutCodecs.sides(in));
  }
}
