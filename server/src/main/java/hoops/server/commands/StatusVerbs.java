package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.control.World;
import hoops.engine.fleet.Instance;
import hoops.engine.tier.Tier;
import hoops.engine.watch.Problem;
import hoops.server.commands.Parameter.Kind;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Glyph;
import hoops.server.screen.State;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is where, and what needs someone: status, board, health.
final class StatusVerbs {
  private StatusVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("status", "each tier in a line, what needs someone, what next")
            .in(Verb.Group.EVERYDAY)
            .takes(Parameter.maybe(Kind.TIER, "only this tier"))
            .example("status", "all tiers")
            .document("status")
            .at(Route.get("status"))
            .does(StatusVerbs::status),
        verb("board", "builds by tiers")
            .in(Verb.Group.EVERYDAY)
            .takes(Parameter.onOff("all", "every assembly, also those that are well everywhere"))
            .example("board", "which build runs where")
            .document("board")
            .at(Route.get("board"))
            .does(call -> Board.of(call, views(call, call.world()))),
        verb("health", "instances, worst first")
            .in(Verb.Group.EVERYDAY)
            .takes(
                Parameter.maybe(Kind.TIER, "only this tier"),
                Parameter.onOff("all", "also those that are well"))
            .example("health", "what is not well, of all tiers")
            .document("health")
            .at(Route.get("health"))
            .does(StatusVerbs::health));
  }

  private static List<TierView> views(Call call, World world) {
    var named = call.maybe("tier");
    return named.isPresent()
        ? List.of(new TierView(world, Finding.tier(world, named.get())))
        : Finding.tiers(world).stream().map(spec -> new TierView(world, spec)).toList();
  }

  private static Reply status(Call call) {
    var world = call.world();
    var views = views(call, world);
    var problems =
        call.maybe("tier").isPresent() ? views.getFirst().problems() : world.problems().open();
    var fields =
        call.document(world)
            .put("tiers", views.stream().map(view -> tier(view, world)).toList())
            .put("problems", problems.stream().map(one -> ProblemVerbs.row(one, world)).toList())
            .putTexts("held_back", HeldBack.sentences(world));
    var blocks = new ArrayList<Block>();
    call.reach()
        .control()
        .limit()
        .ifPresent(limit -> {
          fields.put("limited", limit.why());
          blocks.add(Block.line(Text.sign(Glyph.NOTE).plus(" ").plus(Text.foreign(limit.why()))));
          blocks.add(Block.blank());
        });
    blocks.add(
        new Block.Table(
            List.of(
                Column.of("TIER"),
                Column.of("STATE"),
                Column.of("MANIFEST"),
                Column.of("SINCE"),
                Column.cut("OWNER"),
                Column.cut("NEXT"),
                Column.wide("FOLLOWS")),
            views.stream().map(view -> row(view, world, call.now())).toList()));
    if (views.isEmpty()) {
      blocks.add(Block.line("No tiers yet: no system file is in force."));
    }
    blocks.addAll(HeldBack.blocks(world));
    blocks.addAll(needs(problems, world, call.now()));
    return hinted(Reply.of(fields.members(), blocks), views);
  }

  private static Reply hinted(Reply reply, List<TierView> views) {
    var hinted = reply;
    for (var view : views) {
      var state = view.state();
      if (state == State.HELD) {
        var id = view.underWay().map(one -> one.id().text()).orElse("");
        hinted = hinted.hint("hoops rollout show " + id, "why it is held, and what can be done");
      } else if (state == State.DEGRADED && !view.problems().isEmpty()) {
        var id = view.problems().getFirst().id().number();
        hinted = hinted.hint("hoops problem show " + id, "what is wrong with " + view.name());
      } else if (state == State.DEGRADED || state == State.FAILED) {
        hinted = hinted.hint("hoops health " + view.name(), "what is not well there");
      } else if (view.tier().filter(Tier::down).isPresent()) {
        hinted = hinted.hint("hoops tier up " + view.name(), "brings back what was placed");
      } else if (state == State.IDLE) {
        hinted = hinted.hint("hoops why " + view.name(), "why nothing runs there");
      }
    }
    return hinted;
  }

  private static Json.Members tier(TierView view, World world) {
    var pin = view.tier().map(tier -> tier.pin()).orElse(null);
    var next = view.next();
    return new Fields()
        .put("tier", view.name().text())
        .put("state", view.state().word())
        .put("manifest", view.manifest().equals("-") ? null : view.manifest())
        .put("candidate", (String) null)
        .put("since", view.since().map(Times::program).orElse(null))
        .put("owners", owners(view, world))
        .put("pin", pin == null ? null : pin.manifest().brief())
        .put("rollout", view.underWay().map(one -> one.id().text()).orElse(null))
        .put("next", next)
        .members();
  }

  private static List<Json.Members> owners(TierView view, World world) {
    var role = view.spec().owner();
    return List.of(new Fields().put("role", role).put("person", owner(world)).members());
  }

  private static String owner(World world) {
    return world.people().first().map(world.people()::called).orElse("");
  }

  private static List<Text> row(TierView view, World world, Instant now) {
    return List.of(
        Text.of(view.name().text()),
        view.state().text(),
        Text.of(view.manifest()),
        Text.of(view.since().map(since -> ago(since, now)).orElse("-")),
        Text.foreign(owner(world)).plus("  " + view.spec().owner()),
        Text.of(view.next()),
        Text.of(view.spec().follows().text()));
  }

  static String ago(Instant since, Instant now) {
    return Times.duration(Duration.between(since, now));
  }

  private static List<Block> needs(List<Problem> problems, World world, Instant now) {
    if (problems.isEmpty()) {
      return List.of();
    }
    var count =
        problems.size() == 1
            ? "1 problem needs someone"
            : problems.size() + " problems need someone";
    return List.of(Block.blank(), Block.line(count), ProblemVerbs.table(problems, world, now));
  }

  private static Reply health(Call call) {
    var world = call.world();
    var views = views(call, world);
    var documents = new ArrayList<Json.Members>();
    var blocks = new ArrayList<Block>();
    var worst = State.OK;
    for (var view : views) {
      var lives =
          view.instances().stream()
              .sorted(
                  Comparator.comparingInt((Instance one) -> badness(TierView.of(one)))
                      .thenComparing(Instance::id))
              .toList();
      long up = lives.stream().filter(Instance::ready).count();
      blocks.add(
          Block.line(
              Text.of(view.name() + "  ")
                  .plus(view.state().text())
                  .plus("   " + up + " of " + lives.size() + " instances ready" + open(view))));
      var shown =
          lives.stream().filter(one -> call.on("all") || TierView.of(one) != State.OK).toList();
      if (!shown.isEmpty()) {
        blocks.add(InstanceVerbs.table(shown, world.desired(), call.now()));
      }
      documents.add(
          new Fields()
              .put("tier", view.name().text())
              .put("state", view.state().word())
              .put("ready", up)
              .put(
                  "instances",
                  lives.stream().map(life -> InstanceVerbs.row(life, world.desired())).toList())
              .members());
      worst = view.state() == State.FAILED || view.state() == State.DEGRADED ? State.FAILED : worst;
    }
    var ending = worst == State.FAILED ? Ending.FAILED : Ending.OK;
    return Reply.of(call.document(world).put("tiers", documents).members(), blocks).ending(ending);
  }

  /// The problems that keep it from being well, whatever its instances are.
  private static String open(TierView view) {
    var ids = view.problems().stream().map(problem -> problem.id().text()).toList();
    return ids.isEmpty()
        ? ""
        : ", %s %s open".formatted(String.join(", ", ids), ids.size() == 1 ? "is" : "are");
  }

  private static int badness(State state) {
    return switch (state) {
      case FAILED -> 0;
      case DEGRADED -> 1;
      case HELD -> 2;
      case WAITING -> 3;
      case DEPLOYING -> 4;
      case IDLE -> 5;
      case OK -> 6;
    };
  }
}
