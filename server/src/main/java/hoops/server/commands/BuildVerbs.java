package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.BuildId;
import hoops.engine.build.Build;
import hoops.engine.build.BuildCommand;
import hoops.engine.build.Commit;
import hoops.engine.build.Trace;
import hoops.engine.control.Retention;
import hoops.engine.control.World;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was built, what is held back and why.
final class BuildVerbs {
  private static final int LISTED = 20;

  private BuildVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("build list", "builds, newest first, and what ails CI itself")
            .takes(
                Parameter.maybe(Kind.ASSEMBLY, "only of this one"),
                Parameter.flag("limit", Kind.NUMBER, "at most this many, 20 if left out"),
                Parameter.flag("before", Kind.NUMBER, "only numbers below this one"))
            .example("build list", "the newest builds")
            .document("builds")
            .at(Route.get("builds"))
            .does(BuildVerbs::list),
        verb("build show", "one build: its commit, tests, why not clean")
            .takes(Parameter.one(Kind.BUILD, "as in receiver@4711"))
            .example("build show receiver@1", "all about it")
            .document("build")
            .at(Route.get("builds", "{build}"))
            .does(call -> BuildViews.show(call, build(call))),
        verb("build tests", "the tests that failed or passed only on a retry")
            .takes(Parameter.one(Kind.BUILD, "as in receiver@4711"))
            .example("build tests receiver@1", "what failed")
            .document("tests")
            .at(Route.get("builds", "{build}", "tests"))
            .does(call -> BuildViews.tests(call, build(call))),
        verb("build log", "what the build printed")
            .takes(
                Parameter.one(Kind.BUILD, "as in receiver@4711"),
                Parameter.onOff("follow", "go on while it runs"))
            .example("build log receiver@1", "its whole log")
            .streams("log")
            .does(call -> Logging.build(call, logged(call))),
        BuildReporting.verbOf(),
        verb("build trace", "where a commit is: what it owed and waits for")
            .takes(Parameter.one(Kind.COMMIT, "a commit's first digits, a build or its number"))
            .example("build trace receiver@1", "what became of its commit")
            .document("trace")
            .at(Route.get("traces", "{commit}"))
            .does(BuildVerbs::trace),
        verb("build cancel", "end a waiting or running build")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(Parameter.one(Kind.BUILD, "as in receiver@4711"))
            .example("build cancel receiver@1", "it ends now")
            .document("done")
            .at(Route.post("builds", "{build}", "cancel"))
            .does(BuildVerbs::cancel));
  }

  private static Build build(Call call) {
    return Finding.build(call);
  }

  /// The build whose log is wanted, and is kept.
  private static BuildId logged(Call call) {
    var build = build(call);
    var world = call.world();
    if (!Retention.keepsRoom(world, build.id(), call.now())) {
      var kept = Retention.terms(world).builds().toDays();
      throw Trouble.notFound(
              "The log of %s is no longer kept: it went %d days after its end (retention.builds)."
                  .formatted(build.id(), kept),
              "hoops build show " + build.id())
          .thrown();
    }
    return build.id();
  }

  private static Reply list(Call call) {
    var world = call.world();
    var assembly = call.maybe("assembly").map(text -> Finding.assembly(world, text));
    int limit = call.maybe("limit", Whens::count).orElse(LISTED);
    int before = call.maybe("before", Whens::number).orElse(Integer.MAX_VALUE);
    var builds =
        world.builds().all().stream()
            .filter(one -> assembly.isEmpty() || one.id().assembly().equals(assembly.get()))
            .filter(one -> one.id().number() < before)
            .limit(Math.clamp(limit, 1, 1000))
            .toList();
    var document =
        call.document(world)
            .put("builds", builds.stream().map(one -> BuildViews.row(one, world)).toList())
            .put("ci", world.builds().troubles().stream().map(BuildViews::trouble).toList());
    if (builds.size() == limit) {
      document.put("next", "before=" + builds.getLast().id().number() + "&limit=" + limit);
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        builds.isEmpty()
            ? Block.line("No builds yet.")
            : BuildViews.table(builds, world, call.now()));
    world.builds().troubles().forEach(one -> blocks.add(BuildViews.line(one)));
    return Reply.of(document.members(), blocks);
  }

  private static Reply cancel(Call call) throws InterruptedException {
    var build = build(call);
    var done = call.ask(new BuildCommand.CancelBuild(build.id(), call.reason()));
    return Doing.said(call, done, build.id() + " is cancelled.");
  }

  private static Reply trace(Call call) {
    var world = call.world();
    var commit = commit(world, call.one("commit"));
    var trace = new Trace(commit, world.builds().numbered(commit.number()));
    var where = placements(world, trace);
    var waits = trace.waitsFor();
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.line(
            Text.of(commit.id().brief() + "  number " + commit.number() + "  ")
                .plus(Text.foreign(commit.about().title().text()))));
    if (!trace.builds().isEmpty()) {
      blocks.add(BuildViews.table(trace.builds(), world, call.now()));
    }
    waits.forEach(
        line -> blocks.add(Block.line(Text.of("  waits for  ").plus(Text.foreign(line)))));
    where.forEach(line -> blocks.add(Block.line("  runs on    " + line)));
    return Reply.of(
        call.document(world)
            .put("commit", BuildViews.commit(commit))
            .put("builds", trace.builds().stream().map(one -> BuildViews.row(one, world)).toList())
            .putTexts("waits_for", waits)
            .putTexts("runs_on", where)
            .members(),
        blocks);
  }

  private static List<String> placements(World world, Trace trace) {
    var where = new ArrayList<String>();
    for (var tier : world.tiers().byName().values()) {
      trace.builds().stream()
          .filter(build -> {
            var placed = tier.placed().get(build.id().assembly());
            return placed != null && placed.build().equals(build.id());
          })
          .forEach(build -> where.add(tier.name() + ": " + build.id()));
    }
    return List.copyOf(where);
  }

  private static Commit commit(World world, String text) {
    var builds = world.builds();
    var numbered =
        text.contains("@")
            ? builds.commit(new Parsed(text).build().number())
            : text.matches("[1-9][0-9]{0,6}")
                ? builds.commit(Integer.parseInt(text))
                : Optional.<Commit>empty();
    // A commit's first digits may look like a number, as 6402991 does.
    var found = numbered.or(() -> builds.commitsNamed(text).stream().findFirst());
    return found.orElseThrow(
        () -> Trouble.notFound("No commit \"" + text + "\".", "hoops build list").thrown());
  }

  private record Parsed(String text) {
    BuildId build() {
      try {
        return BuildId.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw Trouble.usage(String.valueOf(wrong.getMessage()), "hoops help build trace").thrown();
      }
    }
  }
}
