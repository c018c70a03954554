package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.Position;
import hoops.engine.control.World;
import hoops.engine.fleet.Desired;
import hoops.engine.fleet.FleetCommand;
import hoops.engine.fleet.Instance;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The running copies.
final class InstanceVerbs {
  private InstanceVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("instance list", "the instances of a tier, or of all")
            .takes(Parameter.maybe(Kind.TIER, "only of this tier"))
            .example("instance list", "every instance")
            .document("instances")
            .at(Route.get("instances"))
            .does(InstanceVerbs::list),
        verb("instance show", "one instance: its build, its life, how it stands")
            .takes(Parameter.one(Kind.INSTANCE, "as in night-receiver-1"))
            .example("instance show night-receiver-1", "all about it")
            .document("instance")
            .at(Route.get("instances", "{instance}"))
            .does(InstanceVerbs::show),
        verb("instance restart", "another life in the place of this one")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(Parameter.one(Kind.INSTANCE, "as in night-receiver-1"))
            .example("instance restart night-receiver-1", "within its assembly's budget")
            .document("done")
            .at(Route.post("instances", "{instance}", "restart"))
            .does(InstanceVerbs::restart));
  }

  /// The life in that place: the living one, or the newest that ended; also by its whole id.
  static Instance instance(World world, String text) {
    return world.fleet().crews().values().stream()
        .flatMap(crew -> {
          var lives = new ArrayList<>(crew.ended());
          lives.addAll(crew.living().values());
          return lives.stream();
        })
        .filter(life -> life.id().name().text().equals(text) || life.id().text().equals(text))
        .max(Comparator.comparing(Instance::alive).thenComparing(InstanceVerbs::ordered))
        .orElseThrow(() -> Finding.noInstance(world, text).thrown());
  }

  private static Position ordered(Instance life) {
    return life.id().ordered();
  }

  private static Reply list(Call call) {
    var world = call.world();
    var named = call.maybe("tier").map(text -> Finding.tier(world, text).name());
    var lives =
        world
            .fleet()
            .living()
            .filter(life -> named.isEmpty() || life.id().tier().equals(named.get()))
            .toList();
    var desired = world.desired();
    return Reply.of(
        call.document(world)
            .put("instances", lives.stream().map(life -> row(life, desired)).toList())
            .members(),
        lives.isEmpty() ? Block.line("No instance lives.") : table(lives, desired, call.now()));
  }

  static Block table(List<Instance> lives, Desired desired, Instant now) {
    return new Block.Table(
        List.of(
            Column.of("INSTANCE"),
            Column.of("STATE"),
            Column.of("BUILD"),
            Column.of("SINCE"),
            Column.cut("WHY"),
            Column.wide("LIFE")),
        lives.stream()
            .map(life ->
                List.of(
                    Text.of(life.id().name().text()),
                    TierView.of(life).text(),
                    Text.of(life.side().build().text()),
                    Text.of(StatusVerbs.ago(life.state().since(), now)),
                    Text.foreign(TierView.why(life, desired)),
                    Text.of(life.id().text())))
            .toList());
  }

  static Json.Members row(Instance life, Desired desired) {
    var why = TierView.why(life, desired);
    return new Fields()
        .put("instance", life.id().name().text())
        .put("id", life.id().text())
        .put("tier", life.id().tier().text())
        .put("assembly", life.id().assembly().text())
        .put("build", life.side().build().text())
        .put("state", TierView.of(life).word())
        .put("ready", life.ready())
        .put("since", Times.program(life.state().since()))
        .put("started", Times.program(life.started()))
        .put("message", why.isEmpty() ? null : why)
        .members();
  }

  private static Reply show(Call call) {
    var world = call.world();
    var life = instance(world, call.one("instance"));
    var look = call.session().look();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("instance", life.id().name().text()));
    facts.add(Fact.of("life", life.id().text()));
    facts.add(new Fact("state", TierView.of(life).text()));
    var why = TierView.why(life, world.desired());
    if (!why.isEmpty()) {
      facts.add(Fact.foreign("why", why));
    }
    facts.add(Fact.of("build", life.side().build().text()));
    facts.add(Fact.of("started", Times.person(life.started(), look)));
    facts.add(Fact.of("since", Times.person(life.state().since(), look)));
    return Reply.of(
            call.document(world).put("detail", row(life, world.desired())).members(),
            new Block.Facts(facts))
        .hint("hoops logs " + life.id().tier() + " " + life.id().name(), "what it prints");
  }

  private static Reply restart(Call call) throws InterruptedException {
    var life = instance(call.world(), call.one("instance"));
    var done = call.ask(new FleetCommand.Restart(life.id(), call.reason()));
    return Doing.said(call, done, life.id().name() + " gets another life.");
  }
}
