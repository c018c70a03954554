package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.CommitId;
import hoops.engine.Digest;
import hoops.engine.Reason;
import hoops.engine.build.About;
import hoops.engine.build.BuildEvent.ArtifactWent;
import hoops.engine.build.BuildEvent.BuildBegan;
import hoops.engine.build.BuildEvent.BuildCameClean;
import hoops.engine.build.BuildEvent.BuildCameNotClean;
import hoops.engine.build.BuildEvent.BuildCancelled;
import hoops.engine.build.BuildEvent.BuildOwed;
import hoops.engine.build.BuildEvent.BuildSuperseded;
import hoops.engine.build.BuildEvent.CiMended;
import hoops.engine.build.BuildEvent.CiTroubled;
import hoops.engine.build.BuildEvent.CommitSeen;
import hoops.engine.build.BuildEvent.TravelsRead;
import hoops.engine.build.Commit;
import hoops.engine.build.Half;
import hoops.engine.build.Tests;
import hoops.engine.system.Travels;
import java.util.List;
import java.util.TreeSet;

/// How commits, builds and CI's troubles are stored.
///
/// What a commit says of itself, names of tests and their messages, and sentences that quote files
/// are side rows.
final class BuildCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("build.travels-read", 1, TravelsRead.class)
              .write((event, out) ->
                  out.put("digest", event.digest().text()).put("text", event.travels().stored()))
              .read(in ->
                  new TravelsRead(
                      new Digest(in.text("digest")), Travels.restored(in.text("text")))),
          EventCodec.of("build.commit-seen", 1, CommitSeen.class)
              .write((event, out) -> commit(event.commit(), out))
              .read(in -> new CommitSeen(commit(in))),
          EventCodec.of("build.owed", 1, BuildOwed.class)
              .write((event, out) -> build(event.build(), out).put("commit", event.commit().text()))
              .read(in -> new BuildOwed(build(in), new CommitId(in.text("commit")))),
          EventCodec.of("build.superseded", 1, BuildSuperseded.class)
              .write((event, out) -> build(event.build(), out).put("by", event.by()))
              .read(in -> new BuildSuperseded(build(in), in.count("by"))),
          EventCodec.of("build.began", 1, BuildBegan.class)
              .write((event, out) -> build(event.build(), out).put("attempt", event.attempt()))
              .read(in -> new BuildBegan(build(in), in.count("attempt"))),
          EventCodec.of("build.came-clean", 1, BuildCameClean.class)
              .write((event, out) ->
                  tests(event.tests(), build(event.build(), out))
                      .put("reports", event.reports().text())
                      .object("product", to -> BuildParts.product(event.product(), to)))
              .read(in ->
                  new BuildCameClean(
                      build(in),
                      in.object("product", BuildParts::product),
                      tests(in),
                      new Digest(in.text("reports")))),
          EventCodec.of("build.came-not-clean", 1, BuildCameNotClean.class)
              .write((event, out) ->
                  tests(event.tests(), build(event.build(), out))
                      .put("reports", event.reports().text())
                      .list("why", event.why(), BuildParts::fault))
              .read(in ->
                  new BuildCameNotClean(
                      build(in),
                      in.list("why", BuildParts::fault),
                      tests(in),
                      new Digest(in.text("reports")))),
          EventCodec.of("build.cancelled", 1, BuildCancelled.class)
              .write((event, out) -> build(event.build(), out).side("why", event.why().text()))
              .read(in -> new BuildCancelled(build(in), new Reason(in.side("why")))),
          EventCodec.of("build.artifact-went", 1, ArtifactWent.class)
              .write((event, out) ->
                  out.put("artifact", event.artifact().text()).put("kept", event.kept()))
              .read(in -> new ArtifactWent(new Digest(in.text("artifact")), in.duration("kept"))),
          EventCodec.of("build.ci-troubled", 1, CiTroubled.class)
              .write((event, out) ->
                  out.put("kind", BuildParts.word(event.kind())).side("why", event.why().text()))
              .read(in ->
                  new CiTroubled(BuildParts.trouble(in.text("kind")), new Reason(in.side("why")))),
          EventCodec.of("build.ci-mended", 1, CiMended.class)
              .write((event, out) -> out.put("kind", BuildParts.word(event.kind())))
              .read(in -> new CiMended(BuildParts.trouble(in.text("kind")))));

  private BuildCodecs() {}

  private static Out build(BuildId id, Out out) {
    return out.put("build", id.text());
  }

  private static BuildId build(In in) {
    return BuildId.parse(in.text("build"));
  }

  static void commit(Commit commit, Out out) {
    out.put("commit", commit.id().text())
        .put("number", commit.number())
        .put("branch", commit.branch())
        .texts("parents", commit.parents().stream().map(CommitId::text).toList())
        .put("committed-at", commit.committedAt())
        .texts("touched", commit.touched().stream().map(AssemblyName::text).toList())
        .put("together", commit.together())
        .side("title", commit.about().title().text())
        .side("author", commit.about().author().text());
    switch (commit.half()) {
      case Half.Read(var digest) -> out.put("travels", digest.text());
      case Half.Mistaken(var why) -> out.side("mistaken", why.text());
    }
  }

  static Commit commit(In in) {
    var touched = new TreeSet<AssemblyName>();
    in.texts("touched").forEach(name -> touched.add(new AssemblyName(name)));
    return new Commit(
        new CommitId(in.text("commit")),
        in.count("number"),
        in.text("branch"),
        in.texts("parents").stream().map(CommitId::new).toList(),
        in.instant("committed-at"),
        new About(new Reason(in.side("title")), new Reason(in.side("author"))),
        in.has("travels")
            ? new Half.Read(new Digest(in.text("travels")))
            : new Half.Mistaken(new Reason(in.side("mistaken"))),
        touched,
        in.flag("together"));
  }

  static Out tests(Tests tests, Out out) {
    return out.put("passed", tests.passed())
        .put("failed", tests.failed())
        .put("flaky", tests.flaky())
        .put("skipped", tests.skipped())
        .list("troubled", tests.troubled(), BuildParts::troubled);
  }

  static Tests tests(In in) {
    return new Tests(
        in.count("passed"),
        in.count("failed"),
        in.count("flaky"),
        in.count("skipped"),
        in.list("troubled", BuildParts::troubled));
  }
}
