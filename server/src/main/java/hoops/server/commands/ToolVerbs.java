package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.server.commands.Parameter.Kind;
import hoops.server.commands.Parameter.Stands;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Fact;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Words about words, and about the server: help, completion, version.
final class ToolVerbs {
  private ToolVerbs() {}

  /// `registry` is asked only when a verb is called, since it holds these verbs too.
  static List<Verb> all(Supplier<Registry> registry) {
    return List.of(
        verb("server show", "the server itself: version, position, where its data are")
            .takes()
            .example("server show", "which server answers")
            .document("server")
            .at(Route.get("server"))
            .does(ToolVerbs::server),
        verb("help", "this, or all about one verb")
            .in(Verb.Group.TOOL)
            .asks(Permission.NONE, Danger.NONE)
            .takes(new Parameter("verb", Kind.VERB, Stands.MANY_OR_NONE, "which verb"))
            .example("help deploy", "all about deploy")
            .example("help exit-codes", "what each exit code means")
            .document("help")
            .at(Route.get("help"))
            .does(call ->
                help(
                    registry.get(),
                    call.all("verb"),
                    () -> call.document(call.reach().worlds().now()))),
        verb("completion", "the script of your shell, to be kept in a file")
            .in(Verb.Group.TOOL)
            .asks(Permission.NONE, Danger.NONE)
            .takes(new Parameter("shell", Kind.NAME, Stands.ONE, "bash, zsh or fish"))
            .example("completion bash", "prints it")
            .document("completion")
            .does(call ->
                completion(
                    registry.get(),
                    call.one("shell"),
                    () -> call.document(call.reach().worlds().now()))),
        verb("__complete", "what may stand next")
            .in(Verb.Group.HIDDEN)
            .takes(new Parameter("words", Kind.TEXT, Stands.MANY_OR_NONE, "the words so far"))
            .document("complete")
            .does(call -> complete(call, registry.get())));
  }

  private static Reply server(Call call) {
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

  /// What `help` and these words answer; `document` begins the one for programs.
  static Reply help(Registry registry, List<String> words, Supplier<Fields> document) {
    if (words.isEmpty()) {
      return Reply.of(
          document
              .get()
              .put(
                  "verbs",
                  registry.verbs().stream().filter(ToolVerbs::shown).map(ToolVerbs::row).toList())
              .members(),
          Help.first(registry));
    }
    if (words.equals(List.of("exit-codes"))) {
      return Reply.of(
          document.get().put("codes", ExitCodes.documents()).members(), ExitCodes.blocks());
    }
    var verb = registry.find(words);
    if (verb.isPresent()) {
      return Reply.of(
          document.get().put("detail", row(verb.get())).members(), Help.verb(verb.get(), registry));
    }
    var verbs = registry.of(words.getFirst());
    if (words.size() == 1 && !verbs.isEmpty()) {
      return Reply.of(
          document.get().put("verbs", verbs.stream().map(ToolVerbs::row).toList()).members(),
          Help.noun(words.getFirst(), verbs));
    }
    throw registry.unknown(words).thrown();
  }

  private static boolean shown(Verb verb) {
    return verb.group() != Verb.Group.HIDDEN;
  }

  private static Json.Members row(Verb verb) {
    var arguments = new ArrayList<Json.Members>();
    for (var parameter : verb.parameters()) {
      arguments.add(
          new Fields()
              .put("name", parameter.name())
              .put("kind", parameter.kind().word())
              .put("stands", parameter.stands().name().toLowerCase(Locale.ROOT))
              .put("does", parameter.does())
              .members());
    }
    var route = verb.route();
    return new Fields()
        .put("verb", verb.name())
        .put("does", verb.does())
        .put("usage", "hoops " + Help.usage(verb))
        .put("permission", verb.permission().name().toLowerCase(Locale.ROOT))
        .put("danger", verb.danger().name().toLowerCase(Locale.ROOT))
        .put("schema", "hoops." + verb.document() + "/1")
        .put("arguments", arguments)
        .putTexts("examples", verb.examples().stream().map(one -> "hoops " + one.words()).toList())
        .put(
            "route",
            route.method() == Route.Method.NONE
                ? null
                : route.method() + " /api/v1/" + String.join("/", route.path()))
        .members();
  }

  /// The script of that shell; `document` begins the one for programs.
  static Reply completion(Registry registry, String shell, Supplier<Fields> document) {
    var script = CompletionScript.of(shell, registry);
    return Reply.of(
        document.get().put("script", script).members(),
        script.lines().map(Block::verbatim).toList());
  }

  private static Reply complete(Call call, Registry registry) {
    var world = call.reach().worlds().now();
    var found = Completion.of(registry, world, call.all("words"));
    var documents =
        found.stream()
            .map(one -> new Fields().put("word", one.word()).put("what", one.what()).members())
            .toList();
    return Reply.of(
        call.document(world).put("words", documents).members(),
        found.stream()
            .map(one ->
                Block.verbatim(one.what().isEmpty() ? one.word() : one.word() + "\t" + one.what()))
            .toList());
  }
}
