package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.ManifestHash;
import hoops.engine.PlanId;
import hoops.engine.RolloutId;
import hoops.engine.TierName;
import hoops.engine.control.Sight;
import hoops.engine.control.World;
import hoops.engine.gate.Move;
import hoops.engine.gate.Verdicts;
import hoops.engine.release.Choice;
import hoops.engine.rollout.Kind;
import hoops.engine.rollout.Plan;
import hoops.engine.rollout.RolloutCommand;
import hoops.engine.rollout.RolloutCommand.Ticket;
import hoops.engine.rollout.RolloutEvent;
import hoops.engine.rollout.Trigger;
import hoops.engine.system.TierSpec;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What would change, why it can or cannot, and doing it: plan, why, deploy, rollback.
final class MoveVerbs {
  private MoveVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("plan", "what would change; makes a plan, changes nothing")
            .in(Verb.Group.EVERYDAY)
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(
                Parameter.one(Parameter.Kind.TIER, "where to"),
                Parameter.maybe(Parameter.Kind.WHAT, "main, m-81c4d2, receiver@4711 or @TIER"),
                Parameter.onOff("exit-code", "exit 10 where something would change"))
            .example("plan night main", "what would change")
            .document("plan")
            .at(Route.post("plans"))
            .does(MoveVerbs::plan),
        verb("why", "every gate, its verdict, when it opens, file and line")
            .in(Verb.Group.EVERYDAY)
            .takes(
                Parameter.one(Parameter.Kind.TIER, "where to"),
                Parameter.maybe(Parameter.Kind.WHAT, "main, m-81c4d2, receiver@4711 or @TIER"))
            .example("why night", "why main can or cannot go there")
            .document("why")
            .at(Route.get("why"))
            .does(MoveVerbs::why),
        verb("deploy", "start a rollout and watch it")
            .in(Verb.Group.EVERYDAY)
            .asks(Permission.OPERATE, Danger.BY_TIER)
            .takes(
                Parameter.one(Parameter.Kind.TIER, "where to"),
                Parameter.maybe(Parameter.Kind.WHAT, "main, m-81c4d2, receiver@4711 or @TIER"),
                Parameter.flag("plan", Parameter.Kind.PLAN, "exactly this plan; stale is refused"))
            .example("deploy night main", "the newest clean set, now")
            .streams("rollout")
            .at(Route.post("tiers", "{tier}", "deploy"))
            .does(MoveVerbs::deploy),
        verb("rollback", "plan and move back to what was proven there")
            .in(Verb.Group.EVERYDAY)
            .asks(Permission.OPERATE, Danger.BY_TIER)
            .takes(
                Parameter.one(Parameter.Kind.TIER, "which tier"),
                Parameter.flag("to", Parameter.Kind.MANIFEST, "the proven set; else the last one"),
                Parameter.onOff("despite-stop", "also while the stop is pulled"))
            .example("rollback night", "back to the last proven set; pins it")
            .streams("rollout")
            .at(Route.post("tiers", "{tier}", "rollback"))
            .does(MoveVerbs::rollback));
  }

  private static Reply plan(Call call) throws InterruptedException {
    var tier = Finding.tier(call).name();
    var manifest = Finding.manifest(call, call.reach().worlds().now(), tier);
    var done = call.ask(new RolloutCommand.PlanDeploy(tier, manifest.hash(), Kind.PROMOTE));
    var made = done.first(RolloutEvent.PlanMade.class).map(RolloutEvent.PlanMade::plan);
    if (made.isEmpty()) {
      return Doing.said(call, done, tier + " runs " + manifest.hash().brief() + ".");
    }
    var world = done.world();
    var reply = PlanViews.reply(call, world, made.get(), gates(call, world, tier, made.get().to()));
    var changes = !made.get().parts().isEmpty();
    return changes && call.on("exit-code") ? reply.ending(Ending.DIFFERS) : reply;
  }

  private static Verdicts gates(Call call, World world, TierName tier, ManifestHash manifest) {
    var sight = new Sight(world, call.now());
    var found = world.manifests().manifest(manifest);
    return sight.gates(tier, sight.candidate(found.orElseThrow()), Move.BY_HAND);
  }

  private static Reply why(Call call) {
    var world = call.world();
    var spec = Finding.tier(world, call.one("tier"));
    var tier = spec.name();
    var sight = new Sight(world, call.now());
    var choice = Finding.choice(call, world, tier);
    var move = call.maybe("what").isEmpty() && follows(spec) ? Move.AUTOMATIC : Move.BY_HAND;
    var verdicts = sight.gates(tier, sight.candidate(choice), move);
    var what =
        choice instanceof Choice.Chosen(var manifest, var _)
            ? manifest.hash().brief()
            : call.maybe("what").orElse("main");
    var runs = sight.whole(world.tiers().tier(tier)).map(it -> it.hash().brief()).orElse("");
    var sentence = can(tier, what, runs, verdicts);
    var blocks = new ArrayList<Block>();
    blocks.add(Block.line(sentence));
    notes(choice).forEach(note -> blocks.add(Block.line(Text.of("  ").plus(Text.foreign(note)))));
    blocks.addAll(HeldBack.blocks(world));
    blocks.addAll(GateViews.blocks(verdicts, call.session().look()));
    var reply =
        Reply.of(
            call.document(world)
                .put("tier", tier.text())
                .put("what", what)
                .put("open", verdicts.open())
                .put("message", sentence)
                .putTexts("notes", notes(choice))
                .putTexts("held_back", HeldBack.sentences(world))
                .put("gates", GateViews.rows(verdicts))
                .members(),
            blocks);
    if (what.equals(runs)) {
      return reply;
    }
    var deploy = "hoops deploy " + tier + " " + what;
    if (verdicts.open()) {
      return reply.hint(deploy, "do it");
    }
    return sight.gates(tier, sight.candidate(choice), Move.BY_HAND).open()
        ? reply.hint(deploy, "not by itself, but you may")
        : reply;
  }

  private static String can(TierName tier, String what, String runs, Verdicts verdicts) {
    var count = GateViews.count(verdicts) + ".";
    if (!verdicts.open()) {
      return "Not now. %s cannot go to %s: %s".formatted(what, tier, count);
    }
    return what.equals(runs)
        ? "%s runs %s: %s".formatted(tier, what, count)
        : "%s can go to %s: %s".formatted(what, tier, count);
  }

  /// Whether the tier moves by itself, so that the question why is about that move.
  private static boolean follows(TierSpec spec) {
    return switch (spec.follows()) {
      case MAIN -> true;
      case RELEASE, NOTHING -> false;
    };
  }

  private static List<String> notes(Choice choice) {
    return choice instanceof Choice.Chosen(var _, var notes) ? notes : List.of();
  }

  private static Reply deploy(Call call) throws InterruptedException {
    var tier = Finding.tier(call).name();
    var world = call.reach().worlds().now();
    var planned = call.maybe("plan", PlanId::parse);
    var to =
        planned.isPresent()
            ? planned(call, world, planned.get()).to()
            : Finding.manifest(call, world, tier).hash();
    var ticket = planned.<Ticket>map(Ticket.Numbered::new).orElseGet(Ticket.Fresh::new);
    return moved(
        call,
        tier,
        to,
        new RolloutCommand.Deploy(tier, to, Kind.PROMOTE, Trigger.BY_HAND, call.reason(), ticket));
  }

  private static Plan planned(Call call, World world, PlanId id) {
    var again = "hoops plan " + call.one("tier") + " " + call.maybe("what").orElse("main");
    return world
        .rollouts()
        .plan(id)
        .orElseThrow(() -> Trouble.notFound("No plan " + id + ".", again).thrown());
  }

  private static Reply rollback(Call call) throws InterruptedException {
    var tier = Finding.tier(call).name();
    var world = call.reach().worlds().now();
    var to =
        call.maybe("to")
            .map(brief -> Finding.manifest(world, brief).hash())
            .or(() -> proven(world, tier));
    if (to.isEmpty()) {
      throw Trouble.of(
              Ending.REFUSED,
              "Nothing else was ever proven on " + tier + ", so there is no way back.",
              "hoops manifest list")
          .thrown();
    }
    var asked = call.on("despite-stop") ? RolloutCommand.Asked.TWICE : RolloutCommand.Asked.ONCE;
    return moved(
        call, tier, to.get(), new RolloutCommand.RollBack(tier, to.get(), asked, call.reason()));
  }

  private static Optional<ManifestHash> proven(World world, TierName tier) {
    return world
        .tiers()
        .find(tier)
        .flatMap(one -> one.last().flatMap(last -> one.provenBut(last.manifest())))
        .map(placement -> placement.manifest());
  }

  /// Asks for the move; a refusal brings the gates along, a start is watched to its end.
  private static Reply moved(Call call, TierName tier, ManifestHash to, RolloutCommand command)
      throws InterruptedException {
    Call.Done done;
    try {
      done = call.ask(command);
    } catch (Unanswerable refused) {
      throw withGates(call, tier, to, refused.trouble()).thrown();
    }
    var started =
        done.first(RolloutEvent.RolloutPlanned.class).map(RolloutEvent.RolloutPlanned::rollout);
    if (started.isEmpty() || call.on("dry-run")) {
      Logging.hello(call);
      var said = Doing.said(call, done, tier + " goes to " + to.brief() + ".");
      call.session().event(said.blocks().getFirst(), said.document());
      return said;
    }
    return watched(call, started.get(), tier, to);
  }

  private static Reply watched(Call call, RolloutId id, TierName tier, ManifestHash to)
      throws InterruptedException {
    Logging.hello(call);
    var world = call.reach().worlds().now();
    call.session()
        .event(
            Block.line(
                Text.sign(Glyph.DEPLOYING)
                    .plus(" " + id + ": " + tier + " goes to " + to.brief() + ", for ")
                    .plus(Text.foreign(world.people().called(call.actor())))),
            RolloutViews.event(world.rollouts().rollout(id), world));
    if (call.on("no-wait") || !call.session().wanted()) {
      return RolloutViews.reply(call, world, world.rollouts().rollout(id)).ending(Ending.OK);
    }
    call.session()
        .note(
            Block.line(
                "Ctrl-C leaves it running. To stop it:   hoops hold   or   hoops abort " + id));
    return Following.rollout(call, id);
  }

  private static Trouble withGates(Call call, TierName tier, ManifestHash to, Trouble trouble) {
    var world = call.reach().worlds().now();
    var gated = trouble.ending() == Ending.REFUSED || trouble.ending() == Ending.PENDING;
    if (!gated || world.manifests().manifest(to).isEmpty()) {
      return trouble;
    }
    var shut =
        GateViews.rows(gates(call, world, tier, to)).stream()
            .filter(row -> !row.text("verdict", "").equals("open"))
            .toList();
    return new Trouble(
        trouble.ending(), trouble.message(), trouble.hint(), shut, trouble.details());
  }
}
