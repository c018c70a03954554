package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.InstanceName;
import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.watch.ProblemEvent.ProblemClosed;
import hoops.engine.watch.ProblemEvent.ProblemOpened;
import hoops.engine.watch.ProblemEvent.ProblemSeenAgain;
import hoops.engine.watch.ProblemEvent.ProblemTaken;
import hoops.engine.watch.Subject;
import java.util.List;

/// How what happens to a problem is stored.
final class ProblemCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("problem.opened", 1, ProblemOpened.class)
              .write((event, out) ->
                  out.put("problem", event.problem().number())
                      .put("owner", event.owner().text())
                      .object("subject", inner -> subject(inner, event.subject()))
                      .side("what", event.what().text()))
              .read(in ->
                  new ProblemOpened(
                      problem(in),
                      in.object("subject", ProblemCodecs::subject),
                      PersonId.parse(in.text("owner")),
                      new Reason(in.side("what")))),
          EventCodec.of("problem.seen-again", 1, ProblemSeenAgain.class)
              .write((event, out) ->
                  out.put("problem", event.problem().number()).side("what", event.what().text()))
              .read(in -> new ProblemSeenAgain(problem(in), new Reason(in.side("what")))),
          EventCodec.of("problem.taken", 1, ProblemTaken.class)
              .write((event, out) ->
                  out.put("problem", event.problem().number()).put("owner", event.owner().text()))
              .read(in -> new ProblemTaken(problem(in), PersonId.parse(in.text("owner")))),
          EventCodec.of("problem.closed", 1, ProblemClosed.class)
              .write((event, out) ->
                  out.put("problem", event.problem().number()).side("cause", event.cause().text()))
              .read(in -> new ProblemClosed(problem(in), new Reason(in.side("cause")))));

  private ProblemCodecs() {}

  private static ProblemId problem(In in) {
    return new ProblemId(in.number("problem"));
  }

  static void subject(Out out, Subject subject) {
    switch (subject) {
      case Subject.CrashLoop(var tier, var assembly) ->
          out.put("about", "crash-loop").put("tier", tier.text()).put("assembly", assembly.text());
      case Subject.Ailing(var tier, var assembly) ->
          out.put("about", "ailing").put("tier", tier.text()).put("assembly", assembly.text());
      case Subject.RolloutTrouble(var tier, var rollout) ->
          out.put("about", "rollout").put("tier", tier.text()).put("rollout", rollout.text());
      case Subject.OddLife(var name, var kind) ->
          out.put("about", "odd-life")
              .put("tier", name.tier().text())
              .put("assembly", name.assembly().text())
              .put("number", name.number())
              .put("kind", kind);
      case Subject.Ci(var kind) -> out.put("about", "ci").put("kind", kind);
      case Subject.Raised(var tier, var number) ->
          out.put("about", "raised").put("tier", tier.text()).put("number", number);
    }
  }

  static Subject subject(In in) {
    return switch (in.text("about")) {
      case "crash-loop" -> new Subject.CrashLoop(tier(in), assembly(in));
      case "ailing" -> new Subject.Ailing(tier(in), assembly(in));
      case "rollout" -> new Subject.RolloutTrouble(tier(in), RolloutId.parse(in.text("rollout")));
      case "odd-life" ->
          new Subject.OddLife(
              new InstanceName(tier(in), assembly(in), in.count("number")), in.text("kind"));
      case "ci" -> new Subject.Ci(in.text("kind"));
      case "raised" -> new Subject.Raised(tier(in), in.count("number"));
      default -> throw new IllegalArgumentException("no subject \"" + in.text("about") + "\"");
    };
  }

  private static TierName tier(In in) {
    return new TierName(in.text("tier"));
  }

  private static AssemblyName assembly(In in) {
    return new AssemblyName(in.text("assembly"));
  }
}
