package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.rollout.RolloutCommand;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import java.util.List;

/// While a rollout runs: watch, hold, resume, retry, abort, logs, and the list of rollouts.
final class RunningVerbs {
  private static final Parameter ROLLOUT =
      Parameter.maybe(Kind.ROLLOUT, "as in d-1042; left out, the one that runs");

  private RunningVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("watch", "watch a rollout from here")
            .in(Verb.Group.EVERYDAY)
            .takes(ROLLOUT)
            .example("watch", "the one that runs")
            .streams("rollout")
            .does(RunningVerbs::watch),
        verb("logs", "what instances print")
            .in(Verb.Group.EVERYDAY)
            .takes(
                new Parameter("tier-or-rollout", Kind.TIER, Parameter.Stands.ONE, "whose"),
                new Parameter(
                    "assembly-or-instance", Kind.INSTANCE, Parameter.Stands.MAYBE, "only these"),
                Parameter.onOff("follow", "go on, with the instances that come later, too"),
                Parameter.flag("since", Kind.WHEN, "from then on, by the times in the lines"),
                Parameter.flag("grep", Kind.TEXT, "only lines that hold this text"))
            .example("logs night receiver", "what the receivers of night print")
            .streams("logs")
            .does(InstanceLogs::read),
        verb("hold", "stop at the next safe point")
            .in(Verb.Group.RUNNING)
            .asks(Permission.SAFETY, Danger.NONE)
            .takes(ROLLOUT)
            .example("hold -m \"errors are rising\"", "the one that runs")
            .document("done")
            .at(Route.post("rollouts", "{rollout}", "hold"))
            .does(call -> {
              var rollout = Finding.rollout(call);
              var done = call.ask(new RolloutCommand.Hold(rollout.id(), call.reason()));
              return Doing.said(call, done, rollout.id() + " holds at its next safe point.");
            }),
        verb("resume", "go on")
            .in(Verb.Group.RUNNING)
            .asks(Permission.OPERATE, Danger.BY_TIER)
            .takes(ROLLOUT, Parameter.flag("leave", Kind.ASSEMBLY, "go on without this one"))
            .example("resume", "the one that is held")
            .document("done")
            .at(Route.post("rollouts", "{rollout}", "resume"))
            .does(RunningVerbs::resume),
        verb("retry", "the failed wave again, with new lives")
            .in(Verb.Group.RUNNING)
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(ROLLOUT)
            .example("retry", "the one that is held")
            .document("done")
            .at(Route.post("rollouts", "{rollout}", "retry"))
            .does(call -> {
              var rollout = Finding.rollout(call);
              var done = call.ask(new RolloutCommand.Retry(rollout.id(), call.reason()));
              return Doing.said(call, done, rollout.id() + " tries its wave again.");
            }),
        verb("abort", "stop now, leave it mixed, and say so")
            .in(Verb.Group.RUNNING)
            .asks(Permission.OPERATE, Danger.SEVERE)
            .takes(Parameter.one(Kind.ROLLOUT, "as in d-1042"))
            .example("abort d-1 --confirm night", "gives up where it stands")
            .document("done")
            .at(Route.post("rollouts", "{rollout}", "abort"))
            .does(call -> {
              var rollout = Finding.rollout(call);
              var done = call.ask(new RolloutCommand.Abort(rollout.id(), call.reason()));
              return Doing.said(call, done, rollout.id() + " gives up where it stands.");
            }),
        verb("rollout list", "rollouts, newest first")
            .takes(
                Parameter.maybe(Kind.TIER, "only of this tier"),
                Parameter.flag("limit", Kind.NUMBER, "at most this many, 20 if left out"))
            .example("rollout list", "the newest ones")
            .document("rollouts")
            .at(Route.get("rollouts"))
            .does(RunningVerbs::list),
        verb("rollout show", "one rollout: where it stands and what can be done")
            .takes(ROLLOUT)
            .example("rollout show", "the one that runs")
            .document("rollout")
            .at(Route.get("rollouts", "{rollout}"))
            .does(call -> RolloutViews.reply(call, call.world(), Finding.rollout(call))));
  }

  private static Reply watch(Call call) throws InterruptedException {
    var rollout = Finding.rollout(call);
    Logging.hello(call);
    return Following.rollout(call, rollout.id());
  }

  private static Reply resume(Call call) throws InterruptedException {
    var rollout = Finding.rollout(call);
    var leave =
        call.all("leave").stream().map(text -> Finding.assembly(call.world(), text)).toList();
    var done = call.ask(new RolloutCommand.Resume(rollout.id(), leave, call.reason()));
    return Doing.said(call, done, rollout.id() + " goes on.");
  }

  private static Reply list(Call call) {
    var world = call.world();
    int limit = Math.clamp(call.maybe("limit", Whens::count).orElse(20), 1, 500);
    var tier = call.maybe("tier").map(text -> Finding.tier(world, text).name());
    var rollouts =
        world.rollouts().byId().descendingMap().values().stream()
            .filter(one -> tier.isEmpty() || one.tier().equals(tier.get()))
            .limit(limit)
            .toList();
    return Reply.of(
        call.document(world)
            .put("rollouts", rollouts.stream().map(one -> RolloutViews.row(one, world)).toList())
            .members(),
        rollouts.isEmpty()
            ? Block.line("No rollout yet.")
            : RolloutViews.table(rollouts, world, call.now()));
  }
}
