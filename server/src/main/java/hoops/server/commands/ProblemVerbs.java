package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.ProblemId;
import hoops.engine.Reason;
import hoops.engine.control.World;
import hoops.engine.watch.Problem;
import hoops.engine.watch.ProblemCommand;
import hoops.engine.watch.ProblemEvent;
import hoops.engine.watch.ProblemState;
import hoops.engine.watch.Subject;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.State;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Instant;
import java.util.List;

/// What needs a person: the problems.
final class ProblemVerbs {
  private ProblemVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("problem list", "the open problems, oldest first")
            .takes(Parameter.onOff("all", "closed ones too"))
            .example("problem list", "what needs someone")
            .document("problems")
            .at(Route.get("problems"))
            .does(ProblemVerbs::list),
        verb("problem show", "one problem: what, whose, since when, how it ended")
            .takes(Parameter.one(Kind.PROBLEM, "as in 77"))
            .example("problem show 1", "all about it")
            .document("problem")
            .at(Route.get("problems", "{problem}"))
            .does(call -> show(call, world(call), problem(call).id())),
        verb("problem raise", "say that something is wrong with a tier")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(Parameter.one(Kind.TIER, "where"), Parameter.many(Kind.TEXT, "what is wrong"))
            .example("problem raise night \"search is slow\"", "you own it until it is taken")
            .document("problem")
            .at(Route.post("problems"))
            .does(ProblemVerbs::raise),
        verb("problem take", "it is yours from now on")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(Parameter.one(Kind.PROBLEM, "as in 77"))
            .example("problem take 1", "you own it")
            .document("problem")
            .at(Route.post("problems", "{problem}", "take"))
            .does(ProblemVerbs::take),
        verb("problem close", "it is over; -m says the cause")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(
                Parameter.one(Kind.PROBLEM, "as in 77"),
                Parameter.flag("cause", Kind.TEXT, "what it was; else the reason given by -m"))
            .example("problem close 1 --cause \"a full disk\"", "it is over")
            .document("problem")
            .at(Route.post("problems", "{problem}", "close"))
            .does(ProblemVerbs::close));
  }

  private static World world(Call call) {
    return call.world();
  }

  private static Problem problem(Call call) {
    var id = call.one("problem", ProblemId::parse);
    return call.world()
        .problems()
        .find(id)
        .orElseThrow(
            () -> Trouble.notFound("No problem " + id + ".", "hoops problem list").thrown());
  }

  private static Reply list(Call call) {
    var world = call.world();
    var problems =
        call.on("all") ? List.copyOf(world.problems().byId().values()) : world.problems().open();
    var document =
        call.document(world)
            .put("problems", problems.stream().map(one -> row(one, world)).toList())
            .members();
    return Reply.of(
        document,
        problems.isEmpty()
            ? Block.line("No problem is open.")
            : table(problems, world, call.now()));
  }

  static Block table(List<Problem> problems, World world, Instant now) {
    return new Block.Table(
        List.of(
            Column.of("PROBLEM"),
            Column.of("STATE"),
            Column.of("ABOUT"),
            Column.cut("WHAT"),
            Column.of("OWNER"),
            Column.of("FOR")),
        problems.stream()
            .map(one ->
                List.of(
                    Text.of(one.id().text()),
                    state(one),
                    Text.of(one.subject().text()),
                    Text.foreign(over(one, world) ? "over: " + what(one) : what(one)),
                    Text.foreign(world.people().called(one.owner())),
                    Text.of(StatusVerbs.ago(one.since(), now))))
            .toList());
  }

  /// What is wrong; a rollback by hand is a problem as well, whose reason may not have been said.
  private static String what(Problem problem) {
    return problem.what().text().isBlank()
        ? problem.subject().text() + ": no reason was given"
        : problem.what().text();
  }

  /// Whether CI does again what ailed it; that the problem is over, and why it came, is for its
  /// owner to say.
  private static boolean over(Problem problem, World world) {
    return problem.open()
        && problem.subject() instanceof Subject.Ci
        && world.builds().troubles().stream()
            .map(one -> Subject.Ci.of(one.kind()))
            .noneMatch(problem.subject()::equals);
  }

  private static Text state(Problem problem) {
    return problem.open()
        ? Text.sign(State.DEGRADED.glyph()).plus(" open")
        : Text.sign(State.OK.glyph()).plus(" closed");
  }

  static Json.Members row(Problem problem, World world) {
    var tier = TierView.about(problem.subject());
    return new Fields()
        .put("problem", problem.id().number())
        .put("tier", tier.map(name -> name.text()).orElse(null))
        .put("about", problem.subject().text())
        .put("what", what(problem))
        .put("owner", world.people().called(problem.owner()))
        .put("since", Times.program(problem.since()))
        .put("times", problem.times())
        .put("state", problem.open() ? "open" : "closed")
        .put("over", over(problem, world))
        .members();
  }

  private static Reply show(Call call, World world, ProblemId id) {
    var problem = world.problems().find(id).orElseThrow();
    var ended =
        problem.state() instanceof ProblemState.Closed(var at, var cause)
            ? "closed " + Times.person(at, call.session().look()) + ": " + cause.text()
            : over(problem, world) ? "open, and CI is well again: close it with its cause" : "open";
    return Reply.of(
        call.document(world).put("detail", row(problem, world)).put("ended", ended).members(),
        new Block.Facts(
            List.of(
                Fact.of("problem", problem.id().text()),
                Fact.of("about", problem.subject().text()),
                Fact.foreign("what", what(problem)),
                Fact.foreign("owner", world.people().called(problem.owner())),
                Fact.of("since", Times.person(problem.since(), call.session().look())),
                Fact.of("seen", problem.times() == 1 ? "once" : problem.times() + " times"),
                Fact.foreign("state", ended))));
  }

  private static Reply raise(Call call) throws InterruptedException {
    var tier = Finding.tier(call);
    var done =
        call.ask(
            new ProblemCommand.Raise(tier.name(), new Reason(String.join(" ", call.all("text")))));
    var world = done.world();
    return done.first(ProblemEvent.ProblemOpened.class)
        .filter(opened -> world.problems().find(opened.problem()).isPresent())
        .map(opened -> show(call, world, opened.problem()))
        .orElseGet(() -> Doing.said(call, done, "A problem with " + tier.name() + " is raised."));
  }

  private static Reply take(Call call) throws InterruptedException {
    var problem = problem(call);
    var done = call.ask(new ProblemCommand.Take(problem.id(), Finding.person(call)));
    return Doing.said(call, done, problem.id() + " is yours: " + what(problem));
  }

  private static Reply close(Call call) throws InterruptedException {
    var problem = problem(call);
    var cause = call.maybe("cause").map(Reason::new).orElseGet(call::demandedReason);
    var done = call.ask(new ProblemCommand.Close(problem.id(), cause));
    return Doing.said(call, done, problem.id() + " is closed: " + cause.text());
  }
}
