package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.control.World;
import hoops.engine.system.Change;
import hoops.engine.system.Changes;
import hoops.engine.system.Mistake;
import hoops.engine.system.SystemCommand;
import hoops.engine.system.SystemVersion;
import hoops.server.commands.Parameter.Kind;
import hoops.server.door.Permission;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Fact;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.server.systemfile.SystemFiles;
import hoops.server.systemfile.SystemPlan;
import hoops.server.systemfile.SystemShow;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The system file: planned, applied, shown. Applying is whole or not at all.
final class SystemVerbs {
  private SystemVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("system plan", "what applying this file would change")
            .asks(Permission.OPERATE, Danger.NONE)
            .takes(Parameter.one(Kind.FILE, "as in hoops.yaml; - for stdin"))
            .example("system plan hoops.yaml", "every mistake, or what would change")
            .document("system-plan")
            .at(Route.post("system", "plan"))
            .does(SystemVerbs::plan),
        verb("system apply", "make this file the next version")
            .asks(Permission.GOVERN, Danger.MODERATE)
            .takes(
                Parameter.one(Kind.FILE, "as in hoops.yaml; - for stdin"),
                Parameter.flag("seen", Kind.NUMBER, "refused unless this version is in force"))
            .example("system apply hoops.yaml -y", "whole or not at all")
            .document("done")
            .at(Route.post("system", "apply"))
            .does(SystemVerbs::apply),
        verb("system show", "the file in force, as it was written")
            .takes(
                Parameter.flag("version", Kind.NUMBER, "an earlier one"),
                Parameter.onOff("all", "with every default written out"))
            .example("system show", "the version in force")
            .document("system")
            .at(Route.get("system"))
            .does(SystemVerbs::show));
  }

  private static SystemFiles.Loaded.Valid load(Call call, World world) throws InterruptedException {
    return switch (SystemFiles.load(call.file("file"))) {
      case SystemFiles.Loaded.Valid valid -> valid;
      case SystemFiles.Loaded.Wrong(var mistakes) -> throw wrong(call, mistakes, world).thrown();
    };
  }

  private static Trouble wrong(Call call, List<Mistake> mistakes, World world) {
    var name = call.session() instanceof ProgramSession ? "hoops.yaml" : call.one("file");
    mistakes.forEach(one -> call.session().note(Block.line(Text.foreign(one.text(name)))));
    long count = mistakes.stream().filter(one -> one.code() != Mistake.Code.NOTE).count();
    var stays =
        world
            .systems()
            .inForce()
            .map(version -> "; version " + version.number() + " stays in force")
            .orElse("");
    var first = mistakes.stream().filter(one -> one.code() != Mistake.Code.NOTE).findFirst();
    return Trouble.usage(
        count
            + (count == 1 ? " mistake in " : " mistakes in ")
            + name
            + stays
            + ". The first: "
            + first.map(one -> one.text(name)).orElse(""),
        "hoops validate " + name);
  }

  private static Reply plan(Call call) throws InterruptedException {
    var world = call.reach().worlds().now();
    var valid = load(call, world);
    var force = world.systems().inForce();
    int number = force.map(SystemVersion::number).orElse(0);
    var changes =
        force.map(version -> Changes.between(version.written(), valid.written())).orElse(List.of());
    var name = call.session() instanceof ProgramSession ? "hoops.yaml" : call.one("file");
    var lines =
        force.isEmpty()
            ? List.of("Nothing is in force yet: this would be version 1.")
            : SystemPlan.lines(number, changes, name);
    var blocks = new ArrayList<Block>();
    lines.forEach(line -> blocks.add(Block.line(Text.foreign(line))));
    notes(valid)
        .forEach(note ->
            blocks.add(Block.line(Text.sign(Glyph.NOTE).plus(" ").plus(Text.foreign(note)))));
    var reply =
        Reply.of(
            call.document(world)
                .put("version", number)
                .put("changes", changes.stream().map(SystemVerbs::document).toList())
                .putTexts("notes", notes(valid))
                .members(),
            blocks);
    return changes.isEmpty() && force.isPresent()
        ? reply
        : reply.hint(
            "hoops system apply " + name + " --seen " + number,
            "nothing has changed; this does it");
  }

  private static Json.Members document(Change change) {
    return new Fields()
        .put("effect", change.effect().name().toLowerCase(Locale.ROOT))
        .put("key", change.what())
        .put("from", change.from())
        .put("to", change.to())
        .put("line", change.line())
        .members();
  }

  private static List<String> notes(SystemFiles.Loaded.Valid valid) {
    return valid.file().notes().stream().map(note -> note.text("hoops.yaml")).toList();
  }

  private static Reply apply(Call call) throws InterruptedException {
    var world = call.reach().worlds().now();
    var valid = load(call, world);
    int force = world.systems().inForce().map(SystemVersion::number).orElse(0);
    int seen = call.maybe("seen", Whens::number).orElse(force);
    notes(valid)
        .forEach(note ->
            call.session()
                .note(Block.line(Text.sign(Glyph.NOTE).plus(" ").plus(Text.foreign(note)))));
    var done = call.ask(new SystemCommand.Apply(seen, valid.written(), valid.text()));
    int now = done.world().systems().inForce().map(SystemVersion::number).orElse(force);
    return Doing.said(call, done, "Version " + now + " is in force.");
  }

  private static Reply show(Call call) {
    var world = call.world();
    var number = call.maybe("version", Whens::number);
    var found =
        number.isPresent() ? world.systems().version(number.get()) : world.systems().inForce();
    var version =
        found.orElseThrow(() ->
            Trouble.notFound(
                    number
                        .map(n -> "No version " + n + ".")
                        .orElse("No system file is in force yet."),
                    number.isPresent() ? "hoops system show" : "hoops system apply hoops.yaml")
                .thrown());
    var lines = call.on("all") ? SystemShow.all(version) : SystemShow.run(version);
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Facts(
            List.of(
                Fact.of("system", version.governed().system()),
                Fact.of("version", Integer.toString(version.number())),
                Fact.of("since", Times.person(version.since(), call.session().look())))));
    blocks.add(Block.blank());
    lines.forEach(line -> blocks.add(Block.line(Text.foreign(line))));
    return Reply.of(
        call.document(world)
            .put("system", version.governed().system())
            .put("version", version.number())
            .put("since", Times.program(version.since()))
            .put("text", String.join("\n", lines) + "\n")
            .members(),
        blocks);
  }
}
