package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Fact;
import java.util.List;

/// Words about words: help, version, completion.
final class ToolVerbs {
  private ToolVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("version", "which Hoops answers")
            .in(Verb.Group.TOOL)
            .asks(Permission.READ, Danger.NONE)
            .example("version", "the server's version and where it runs")
            .document("version")
            .at(Route.get("version"))
            .does(ToolVerbs::version),
        verb("server show", "the server itself: version, position, where its data are")
            .example("server show", "which server answers")
            .document("server")
            .at(Route.get("server"))
            .does(ToolVerbs::version));
  }

  private static Reply version(Call call) {
    var self = call.reach().self();
    var world = call.world();
    return Reply.of(
        call.document(world)
            .put("version", self.version())
            .put("url", self.url())
            .put("pid", self.pid())
            .put("data", self.data())
            .members(),
        new Block.Facts(
            List.of(
                Fact.of("version", self.version()),
                Fact.of("url", self.url()),
                Fact.of("pid", Long.toString(self.pid())),
                Fact.foreign("data", self.data()),
                Fact.of("position", world.position().toString()))));
  }
}
