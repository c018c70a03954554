package hoops.server.commands;

import hoops.engine.build.Build;
import hoops.engine.build.BuildState;
import hoops.engine.build.CiTrouble;
import hoops.engine.build.Commit;
import hoops.engine.build.Fault;
import hoops.engine.build.Gone;
import hoops.engine.build.Sentences;
import hoops.engine.build.Tests;
import hoops.engine.control.World;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.State;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How builds are shown.
final class BuildViews {
  private BuildViews() {}

  static State state(Build build) {
    return switch (build.state()) {
      case BuildState.Waiting _ -> State.WAITING;
      case BuildState.Running _ -> State.DEPLOYING;
      case BuildState.Clean _ -> State.OK;
      case BuildState.NotClean _ -> State.FAILED;
      case BuildState.Cancelled _, BuildState.Superseded _ -> State.IDLE;
    };
  }

  /// The state as one word for programs.
  static String word(Build build) {
    return switch (build.state()) {
      case BuildState.Waiting _ -> "waiting";
      case BuildState.Running _ -> "running";
      case BuildState.Clean _ -> "clean";
      case BuildState.NotClean _ -> "not_clean";
      case BuildState.Cancelled _ -> "cancelled";
      case BuildState.Superseded _ -> "superseded";
    };
  }

  static Tests tests(Build build) {
    return switch (build.state()) {
      case BuildState.Clean clean -> clean.tests();
      case BuildState.NotClean not -> not.tests();
      case BuildState.Waiting _,
          BuildState.Running _,
          BuildState.Cancelled _,
          BuildState.Superseded _ ->
          Tests.NONE;
    };
  }

  static Block table(List<Build> builds, World world, Instant now) {
    return new Block.Table(
        List.of(
            Column.of("BUILD"),
            Column.cut("STATE"),
            Column.of("FOR"),
            Column.of("TESTS"),
            Column.of("COMMIT"),
            Column.cut("TITLE"),
            Column.wide("AUTHOR")),
        builds.stream()
            .map(build -> {
              var commit = world.builds().commit(build.commit());
              var tests = tests(build);
              return List.of(
                  Text.of(build.id().text()),
                  Text.sign(state(build).glyph())
                      .plus(" ")
                      .plus(Text.foreign(Sentences.state(build))),
                  Text.of(StatusVerbs.ago(build.since(), now)),
                  Text.of(tests.all() == 0 ? "" : tests.passed() + "/" + tests.all()),
                  Text.of(build.commit().brief()),
                  Text.foreign(commit.map(one -> one.about().title().text()).orElse("")),
                  Text.foreign(commit.map(one -> one.about().author().text()).orElse("")));
            })
            .toList());
  }

  static Json.Members row(Build build, World world) {
    var tests = tests(build);
    return new Fields()
        .put("build", build.id().text())
        .put("assembly", build.id().assembly().text())
        .put("number", build.id().number())
        .put("state", word(build))
        .put("clean", build.clean())
        .put("message", Sentences.state(build))
        .put("since", Times.program(build.since()))
        .put("commit", build.commit().text())
        .put(
            "title",
            world
                .builds()
                .commit(build.commit())
                .map(one -> one.about().title().text())
                .orElse(null))
        .put(
            "tests",
            new Fields()
                .put("passed", tests.passed())
                .put("failed", tests.failed())
                .put("flaky", tests.flaky())
                .put("skipped", tests.skipped())
                .members())
        .members();
  }

  static Json.Members commit(Commit commit) {
    return new Fields()
        .put("commit", commit.id().text())
        .put("number", commit.number())
        .put("branch", commit.branch())
        .put("title", commit.about().title().text())
        .put("author", commit.about().author().text())
        .put("committed_at", Times.program(commit.committedAt()))
        .members();
  }

  static Json.Members trouble(CiTrouble trouble) {
    return new Fields()
        .put("kind", trouble.kind().name().toLowerCase(Locale.ROOT))
        .put("message", trouble.why().text())
        .put("since", Times.program(trouble.since()))
        .members();
  }

  static Block line(CiTrouble trouble) {
    return Block.line(
        Text.sign(State.DEGRADED.glyph()).plus(" CI  ").plus(Text.foreign(trouble.why().text())));
  }

  static Reply show(Call call, Build build) {
    var world = call.world();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("build", build.id().text()));
    facts.add(
        new Fact(
            "state",
            Text.sign(state(build).glyph()).plus(" ").plus(Text.foreign(Sentences.state(build)))));
    facts.add(Fact.of("since", Times.person(build.since(), call.session().look())));
    facts.add(Fact.of("commit", build.commit().text()));
    world
        .builds()
        .commit(build.commit())
        .ifPresent(one -> {
          facts.add(Fact.foreign("title", one.about().title().text()));
          facts.add(Fact.foreign("author", one.about().author().text()));
        });
    var here = made(build, world, facts);
    if (tests(build).all() > 0) {
      facts.add(Fact.of("tests", counts(tests(build))));
    }
    var document = call.document(world).put("detail", row(build, world));
    outcome(build.state(), facts, document);
    world.builds().gone(build.id()).ifPresent(gone -> gone(gone, facts, document));
    document.put("origin", here ? "built" : "reported");
    var reply = Reply.of(document.members(), new Block.Facts(facts));
    if (here) {
      return reply.hint("hoops build log " + build.id(), "what it printed");
    }
    var report =
        "hoops build report %s --sha %s --result success"
            .formatted(build.id(), build.commit().brief());
    return build.ended() ? reply : reply.hint(report, "with --artifact and its test reports");
  }

  /// Whether it is built here; that it is made elsewhere is said.
  private static boolean made(Build build, World world, List<Fact> facts) {
    var here = world.builds().assembly(build.id()).filter(one -> one.recipe().here()).isPresent();
    if (!here) {
      facts.add(
          Fact.of(
              "made",
              build.ended() ? "elsewhere, and reported" : "elsewhere; nobody reported it yet"));
    }
    return here;
  }

  private static String counts(Tests tests) {
    return "%d passed, %d failed, %d flaky, %d skipped"
        .formatted(tests.passed(), tests.failed(), tests.flaky(), tests.skipped());
  }

  /// What an ended build brought, or why it is not clean.
  private static void outcome(BuildState state, List<Fact> facts, Fields document) {
    switch (state) {
      case BuildState.Clean clean -> {
        var artifact = clean.product().artifact();
        facts.add(Fact.of("sha256", artifact.digest().text().replaceFirst("^sha256:", "")));
        facts.add(Fact.foreign("file", artifact.name() + ", " + artifact.bytes() + " bytes"));
        document.put("artifact", artifact.digest().text()).put("artifact_bytes", artifact.bytes());
      }
      case BuildState.NotClean not -> {
        not.why().forEach(fault -> facts.add(Fact.foreign("not clean", fault.sentence().text())));
        document.put("faults", not.why().stream().map(BuildViews::fault).toList());
      }
      case BuildState.Waiting _,
          BuildState.Running _,
          BuildState.Cancelled _,
          BuildState.Superseded _ -> {}
    }
  }

  private static void gone(Gone gone, List<Fact> facts, Fields document) {
    facts.add(Fact.of("not kept", Sentences.went(gone)));
    document.put("artifact_went_at", Times.program(gone.at()));
  }

  private static Json.Members fault(Fault fault) {
    return new Fields()
        .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
        .put("message", fault.sentence().text())
        .members();
  }

  static Reply tests(Call call, Build build) {
    var world = call.world();
    var tests = tests(build);
    var documents =
        tests.troubled().stream()
            .map(one ->
                new Fields()
                    .put("test", one.name().text())
                    .put("result", one.flaky() ? "flaky" : "failed")
                    .put("message", one.message().text())
                    .members())
            .toList();
    var blocks = new ArrayList<Block>();
    blocks.add(Block.line(build.id() + ": " + tests.passed() + " of " + tests.all() + " passed"));
    if (!tests.troubled().isEmpty()) {
      blocks.add(
          new Block.Table(
              List.of(Column.of("RESULT"), Column.cut("TEST"), Column.cut("MESSAGE")),
              tests.troubled().stream()
                  .map(one ->
                      List.of(
                          Text.sign((one.flaky() ? State.DEGRADED : State.FAILED).glyph())
                              .plus(one.flaky() ? " flaky" : " failed"),
                          Text.foreign(one.name().text()),
                          Text.foreign(one.message().text())))
                  .toList()));
    }
    return Reply.of(
        call.document(world).put("detail", row(build, world)).put("troubled", documents).members(),
        blocks);
  }
}
