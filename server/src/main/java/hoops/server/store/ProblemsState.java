package hoops.server.store;

import hoops.engine.PersonId;
import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.watch.Problem;
import hoops.engine.watch.ProblemState;
import hoops.engine.watch.Problems;
import java.io.IOException;

/// How problems are kept in a snapshot.
final class ProblemsState {
  private ProblemsState() {}

  static void write(Problems problems, SnapshotOut out) {
    out.each("watch.problem", problems.byId().values(), ProblemsState::problem);
  }

  static Problems read(SnapshotIn in) throws IOException {
    return new Problems(Maps.by(Problem::id, in.each("watch.problem", ProblemsState::problem)));
  }

  private static void problem(Problem problem, Out out) {
    out.put("problem", problem.id().number())
        .object("subject", to -> ProblemCodecs.subject(to, problem.subject()))
        .put("owner", problem.owner().text())
        .put("since", problem.since())
        .put("last", problem.last())
        .put("times", problem.times())
        .side("what", problem.what().text());
    switch (problem.state()) {
      case ProblemState.Open() -> {}
      case ProblemState.Closed(var at, var cause) ->
          out.put("closed", at).side("cause", cause.text());
    }
  }

  private static Problem problem(In in) {
    return new Problem(
        new ProblemId(in.number("problem")),
        in.object("subject", ProblemCodecs::subject),
        new Reason(in.side("what")),
        PersonId.parse(in.text("owner")),
        in.instant("since"),
        in.instant("last"),
        in.count("times"),
        in.has("closed")
            ? new ProblemState.Closed(in.instant("closed"), new Reason(in.side("cause")))
            : new ProblemState.Open());
  }
}
