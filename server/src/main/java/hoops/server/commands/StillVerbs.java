package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.AssemblyName;
import hoops.engine.TierName;
import hoops.engine.control.World;
import hoops.engine.tier.Placement;
import hoops.engine.tier.Scope;
import hoops.engine.tier.Stop;
import hoops.engine.tier.Tier;
import hoops.engine.tier.TierCommand;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.Look;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Standing still, and the tiers themselves: pin, stop, tier.
final class StillVerbs {
  private StillVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("pin", "this tier stays on what it runs")
            .in(Verb.Group.STILL)
            .asks(Permission.OPERATE, Danger.MODERATE)
            .takes(
                Parameter.one(Kind.TIER, "which"),
                Parameter.maybe(Kind.WHAT, "the set it runs, to be sure"),
                Parameter.flag("for", Kind.WHEN, "until then; else until it is lifted"),
                Parameter.onOff("lift", "no longer"))
            .example("pin night --for 4h -m \"the demo is at ten\" -y", "for four hours")
            .document("done")
            .at(Route.post("tiers", "{tier}", "pin"))
            .does(StillVerbs::pin),
        verb("stop", "the button: nobody moves, now")
            .in(Verb.Group.STILL)
            .asks(Permission.SAFETY, Danger.NONE)
            .takes(
                Parameter.maybe(Kind.TIER, "only this tier; else everything"),
                Parameter.maybe(Kind.ASSEMBLY, "only this assembly of it"),
                Parameter.onOff("lift", "let go of the button; severe"))
            .example("stop night -m \"disk is full\"", "nobody moves night")
            .document("done")
            .at(Route.post("stop"))
            .does(StillVerbs::stop),
        verb("tier list", "the tiers, in the order of the ladder")
            .example("tier list", "all tiers")
            .document("tiers")
            .at(Route.get("tiers"))
            .does(StillVerbs::list),
        verb("tier show", "one tier: assemblies, builds, instances, addresses")
            .takes(Parameter.one(Kind.TIER, "which"))
            .example("tier show night", "what runs there, and where")
            .document("tier")
            .at(Route.get("tiers", "{tier}"))
            .does(StillVerbs::show),
        verb("tier down", "nothing of it runs until it is brought up; nothing is lost")
            .asks(Permission.OPERATE, Danger.MODERATE)
            .takes(Parameter.one(Kind.TIER, "which"))
            .example("tier down night -y", "it rests")
            .document("done")
            .at(Route.post("tiers", "{tier}", "down"))
            .does(call -> {
              var tier = Finding.tier(call).name();
              var done = call.ask(new TierCommand.PutDown(tier, call.reason()));
              return Doing.said(call, done, tier + " goes down; 'tier up' brings it back.");
            }),
        verb("tier up", "bring it back as it was")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(Parameter.one(Kind.TIER, "which"))
            .example("tier up night", "it runs again")
            .document("done")
            .at(Route.post("tiers", "{tier}", "up"))
            .does(call -> {
              var tier = Finding.tier(call).name();
              var done = call.ask(new TierCommand.BringUp(tier, call.reason()));
              return Doing.said(call, done, tier + " comes up.");
            }));
  }

  private static Reply pin(Call call) throws InterruptedException {
    var tier = Finding.tier(call).name();
    if (call.on("lift")) {
      var done = call.ask(new TierCommand.UnpinTier(tier, call.demandedReason()));
      return Doing.said(call, done, tier + " is no longer pinned.");
    }
    var why = call.demandedReason();
    var world = call.reach().worlds().now();
    var last = world.tiers().find(tier).flatMap(Tier::last).map(placement -> placement.manifest());
    var manifest =
        call.maybe("what").isPresent()
            ? Finding.manifest(call, world, tier).hash()
            : last.orElse(null);
    if (manifest == null) {
      throw Trouble.of(
              Ending.REFUSED,
              tier + " runs nothing yet that it could stay on.",
              "hoops why " + tier)
          .thrown();
    }
    var look = call.session().look();
    var until =
        call.maybe("for", text -> Whens.future(text, call.now(), look.zone())).orElse(Instant.MAX);
    var done = call.ask(new TierCommand.PinTier(tier, manifest, until, why));
    var end =
        until.equals(Instant.MAX) ? "until it is lifted" : "until " + Times.person(until, look);
    return Doing.said(call, done, tier + " stays on " + manifest.brief() + " " + end + ".")
        .hint("hoops pin " + tier + " --lift -m \"why\"", "lets it move again");
  }

  private static Scope scope(Call call) {
    if (call.maybe("tier").isEmpty()) {
      return new Scope.Everything();
    }
    var tier = Finding.tier(call).name();
    var world = call.reach().worlds().now();
    return call.maybe("assembly")
        .<Scope>map(text -> new Scope.OneAssembly(tier, stopped(world, tier, text)))
        .orElseGet(() -> new Scope.OneTier(tier));
  }

  /// An assembly that the system has, or one that was stopped while it had it: a stop of a name
  /// that was mistyped would stop nothing.
  private static AssemblyName stopped(World world, TierName tier, String text) {
    return world.tiers().stops().stream()
        .map(Stop::scope)
        .flatMap(scope -> scope instanceof Scope.OneAssembly one ? Stream.of(one) : Stream.empty())
        .filter(one -> one.tier().equals(tier) && one.assembly().text().equals(text))
        .map(Scope.OneAssembly::assembly)
        .findFirst()
        .orElseGet(() -> Finding.assembly(world, text));
  }

  private static Reply stop(Call call) throws InterruptedException {
    var scope = scope(call);
    if (call.on("lift")) {
      return lift(call, scope);
    }
    var done = call.ask(new TierCommand.PullStop(scope, call.reason()));
    var words = scope instanceof Scope.Everything ? "" : " " + scope.text();
    var still =
        scope instanceof Scope.Everything ? "nothing moves" : "nobody moves " + scope.text();
    return Doing.said(call, done, "The stop is pulled: " + still + " until it is lifted.")
        .hint("hoops stop" + words + " --lift -m \"why\"", "lets go of it");
  }

  private static Reply lift(Call call, Scope scope) throws InterruptedException {
    var why = call.demandedReason();
    var done = call.ask(new TierCommand.LiftStop(scope, why), Danger.SEVERE);
    return Doing.said(call, done, "The stop of " + scope.text() + " is lifted.");
  }

  private static Reply list(Call call) {
    var world = call.world();
    var views = Finding.tiers(world).stream().map(spec -> new TierView(world, spec)).toList();
    var rows =
        views.stream()
            .map(view ->
                List.of(
                    Text.of(view.name().text()),
                    view.state().text(),
                    Text.of(view.spec().follows().text()),
                    Text.of(view.spec().isProtected() ? "yes" : "no"),
                    Text.of(view.spec().owner()),
                    Text.of(view.spec().rule().text())))
            .toList();
    var documents =
        views.stream()
            .map(view ->
                new Fields()
                    .put("tier", view.name().text())
                    .put("state", view.state().word())
                    .put("follows", view.spec().follows().text())
                    .put("protected", view.spec().isProtected())
                    .put("owner", view.spec().owner())
                    .put("rule", view.spec().rule().text())
                    .members())
            .toList();
    return Reply.of(
        call.document(world).put("tiers", documents).members(),
        rows.isEmpty()
            ? Block.line("No tiers yet: no system file is in force.")
            : new Block.Table(
                List.of(
                    Column.of("TIER"),
                    Column.of("STATE"),
                    Column.of("FOLLOWS"),
                    Column.of("PROTECTED"),
                    Column.of("OWNER"),
                    Column.of("RULE")),
                rows));
  }

  private static Reply show(Call call) {
    var world = call.world();
    var view = new TierView(world, Finding.tier(world, call.one("tier")));
    var placed = view.tier().map(tier -> List.copyOf(tier.placed().values())).orElse(List.of());
    var document =
        call.document(world)
            .put("tier", view.name().text())
            .put("state", view.state().word())
            .put("manifest", view.manifest().equals("-") ? null : view.manifest())
            .put("since", view.since().map(Times::program).orElse(null))
            .put("assemblies", placed.stream().map(one -> document(view, one)).toList())
            .members();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Facts(facts(view, call.session().look())));
    if (!placed.isEmpty()) {
      blocks.add(Block.blank());
      blocks.add(
          new Block.Table(
              List.of(
                  Column.of("ASSEMBLY"),
                  Column.of("BUILD"),
                  Column.of("READY"),
                  Column.of("ADDRESS"),
                  Column.wide("SINCE")),
              placed.stream().map(one -> row(view, one, call.session().look())).toList()));
    }
    return Reply.of(document, blocks);
  }

  private static List<Fact> facts(TierView view, Look look) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("tier", view.name().text()));
    facts.add(new Fact("state", view.state().text()));
    facts.add(Fact.of("manifest", view.manifest()));
    view.since().ifPresent(since -> facts.add(Fact.of("since", Times.person(since, look))));
    facts.add(Fact.of("next", view.next()));
    view.tier()
        .map(Tier::pin)
        .ifPresent(pin ->
            facts.add(Fact.foreign("pinned", pin.manifest().brief() + ": " + pin.why().text())));
    return facts;
  }

  /// The gateway's `host:port`; empty before it was given.
  private static String address(TierView view, AssemblyName assembly) {
    var written = view.spec().place().address(assembly);
    return written.isEmpty()
        ? view.tier()
            .map(tier -> tier.addresses().get(assembly))
            .map(port -> "127.0.0.1:" + port)
            .orElse("")
        : written;
  }

  private static Json.Members document(TierView view, Placement placed) {
    var address = address(view, placed.assembly());
    return new Fields()
        .put("assembly", placed.assembly().text())
        .put("build", placed.build().text())
        .put("instances", view.spec().instances(placed.assembly()))
        .put("ready", view.up(placed.assembly()))
        .put("address", address.isEmpty() ? null : address)
        .put("since", Times.program(placed.since().at()))
        .members();
  }

  private static List<Text> row(TierView view, Placement placed, Look look) {
    return List.of(
        Text.of(placed.assembly().text()),
        Text.of(placed.build().text()),
        Text.of(view.up(placed.assembly()) + " of " + view.spec().instances(placed.assembly())),
        Text.of(address(view, placed.assembly())),
        Text.of(Times.person(placed.since().at(), look)));
  }
}
