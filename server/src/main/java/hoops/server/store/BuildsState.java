package hoops.server.store;

import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.build.Build;
import hoops.engine.build.BuildState;
import hoops.engine.build.Builds;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.Gone;
import hoops.engine.build.Shelf;
import hoops.engine.system.Travels;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// How commits, builds and CI's troubles are kept in a snapshot.
final class BuildsState {
  private BuildsState() {}

  static void write(Builds builds, SnapshotOut out) {
    out.each("build.half", builds.halves().entrySet(), BuildsState::half);
    out.each("build.commit", builds.commits().values(), BuildCodecs::commit);
    out.each("build.build", builds.all(), BuildsState::build);
    out.each("build.trouble", builds.troubles(), BuildsState::trouble);
    out.each("build.gone", builds.shelf().gone().entrySet(), BuildsState::gone);
    out.each("build.clock", List.of(builds.clockRuns()), (runs, to) -> to.put("runs", runs));
  }

  static Builds read(SnapshotIn in) throws IOException {
    var halves = Maps.of(in.each("build.half", BuildsState::half));
    var commits = in.each("build.commit", BuildCodecs::commit);
    var builds = in.each("build.build", BuildsState::build);
    var troubles = in.each("build.trouble", BuildsState::trouble);
    var gone = Maps.of(in.each("build.gone", BuildsState::gone));
    var clock = in.each("build.clock", line -> line.instant("runs")).getFirst();
    return Builds.restored(halves, commits, builds, troubles, new Shelf(gone, clock));
  }

  private static void gone(Map.Entry<Digest, Gone> gone, Out out) {
    out.put("artifact", gone.getKey().text())
        .put("at", gone.getValue().at())
        .put("kept", gone.getValue().kept());
  }

  private static Map.Entry<Digest, Gone> gone(In in) {
    return Map.entry(
        new Digest(in.text("artifact")), new Gone(in.instant("at"), in.duration("kept")));
  }

  private static void half(Map.Entry<Digest, Travels> half, Out out) {
    out.put("digest", half.getKey().text()).put("text", half.getValue().stored());
  }

  private static Map.Entry<Digest, Travels> half(In in) {
    return Map.entry(new Digest(in.text("digest")), Travels.restored(in.text("text")));
  }

  private static void build(Build build, Out out) {
    out.put("build", build.id().text())
        .put("commit", build.commit().text())
        .put("owed", build.owed())
        .object("state", to -> state(build.state(), to));
  }

  private static Build build(In in) {
    return new Build(
        BuildId.parse(in.text("build")),
        new CommitId(in.text("commit")),
        in.instant("owed"),
        in.object("state", BuildsState::state));
  }

  private static void state(BuildState state, Out out) {
    switch (state) {
      case BuildState.Waiting(var since) -> out.put("is", "waiting").put("since", since);
      case BuildState.Running(var since, var attempt) ->
          out.put("is", "running").put("since", since).put("attempt", attempt);
      case BuildState.Clean clean -> {
        out.put("is", "clean").put("at", clean.at()).put("reports", clean.reports().text());
        BuildCodecs.tests(clean.tests(), out)
            .object("product", to -> BuildParts.product(clean.product(), to));
      }
      case BuildState.NotClean not -> {
        out.put("is", "not-clean").put("at", not.at()).put("reports", not.reports().text());
        BuildCodecs.tests(not.tests(), out).list("why", not.why(), BuildParts::fault);
      }
      case BuildState.Cancelled(var at, var why) ->
          out.put("is", "cancelled").put("at", at).side("why", why.text());
      case BuildState.Superseded(var at, var by) ->
          out.put("is", "superseded").put("at", at).put("by", by);
    }
  }

  private static BuildState state(In in) {
    return switch (in.text("is")) {
      case "waiting" -> new BuildState.Waiting(in.instant("since"));
      case "running" -> new BuildState.Running(in.instant("since"), in.count("attempt"));
      case "clean" ->
          new BuildState.Clean(
              in.instant("at"),
              in.object("product", BuildParts::product),
              BuildCodecs.tests(in),
              new Digest(in.text("reports")));
      case "not-clean" ->
          new BuildState.NotClean(
              in.instant("at"),
              in.list("why", BuildParts::fault),
              BuildCodecs.tests(in),
              new Digest(in.text("reports")));
      case "cancelled" -> new BuildState.Cancelled(in.instant("at"), new Reason(in.side("why")));
      case "superseded" -> new BuildState.Superseded(in.instant("at"), in.count("by"));
      default -> throw new IllegalArgumentException("no state of a build: " + in.text("is"));
    };
  }

  private static void trouble(CiTrouble trouble, Out out) {
    out.put("kind", BuildParts.word(trouble.kind()))
        .put("since", trouble.since())
        .side("why", trouble.why().text());
  }

  private static CiTrouble trouble(In in) {
    return new CiTrouble(
        BuildParts.trouble(in.text("kind")), new Reason(in.side("why")), in.instant("since"));
  }
}
