package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.AssemblyName;
import hoops.engine.control.World;
import hoops.engine.release.Manifest;
import hoops.server.commands.Parameter.Kind;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Glyph;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The sets that can move.
final class ManifestVerbs {
  private ManifestVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("manifest list", "the sets that were made, newest first")
            .takes(Parameter.flag("limit", Kind.NUMBER, "at most this many, 20 if left out"))
            .example("manifest list", "the newest sets, and where they run")
            .document("manifests")
            .at(Route.get("manifests"))
            .does(ManifestVerbs::list),
        verb("manifest show", "one set: its builds")
            .takes(Parameter.one(Kind.MANIFEST, "as in m-81c4d2"))
            .example("manifest show m-81c4d2", "its builds")
            .document("manifest")
            .at(Route.get("manifests", "{manifest}"))
            .does(ManifestVerbs::show),
        verb("manifest diff", "what differs between two sets")
            .takes(
                new Parameter("from", Kind.MANIFEST, Parameter.Stands.ONE, "the older"),
                new Parameter("to", Kind.MANIFEST, Parameter.Stands.ONE, "the newer"),
                Parameter.onOff("exit-code", "exit 10 where they differ"))
            .example("manifest diff m-81c4d2 m-90ab17", "what differs")
            .document("difference")
            .at(Route.get("manifests", "{from}", "diff", "{to}"))
            .does(ManifestVerbs::diff));
  }

  private static Reply list(Call call) {
    var world = call.world();
    int limit = Math.clamp(call.maybe("limit", Whens::count).orElse(20), 1, 1000);
    var newest =
        world.manifests().all().stream()
            .sorted(Comparator.comparing((Manifest one) -> made(world, one)).reversed())
            .limit(limit)
            .toList();
    var rows =
        newest.stream()
            .map(one ->
                List.of(
                    Text.of(one.hash().brief()),
                    Text.of(StatusVerbs.ago(made(world, one), call.now())),
                    Text.of(one.at().brief()),
                    Text.of(String.join(" ", runsOn(world, one))),
                    Text.of(builds(one))))
            .toList();
    return Reply.of(
        call.document(world)
            .put("manifests", newest.stream().map(one -> row(world, one)).toList())
            .members(),
        newest.isEmpty()
            ? Block.line("No manifest yet: no whole set of clean builds.")
            : new Block.Table(
                List.of(
                    Column.of("MANIFEST"),
                    Column.of("AGE"),
                    Column.of("COMMIT"),
                    Column.cut("RUNS ON"),
                    Column.cut("BUILDS")),
                rows));
  }

  private static Instant made(World world, Manifest manifest) {
    return world.manifests().made(manifest.hash()).orElse(Instant.EPOCH);
  }

  private static String builds(Manifest manifest) {
    return String.join(
        " ", manifest.builds().values().stream().map(build -> build.text()).toList());
  }

  private static List<String> runsOn(World world, Manifest manifest) {
    return world.tiers().byName().values().stream()
        .filter(tier -> !world.rollouts().mixed(tier.name()))
        .filter(
            tier -> tier.last().filter(last -> last.manifest().equals(manifest.hash())).isPresent())
        .map(tier -> tier.name().text())
        .toList();
  }

  private static Json.Members row(World world, Manifest manifest) {
    var builds = new Fields();
    manifest.builds().forEach((assembly, build) -> builds.put(assembly.text(), build.text()));
    return new Fields()
        .put("manifest", manifest.hash().brief())
        .put("hash", manifest.hash().hex())
        .put("commit", manifest.at().text())
        .put("made", Times.program(made(world, manifest)))
        .putTexts("runs_on", runsOn(world, manifest))
        .put("builds", builds.members())
        .members();
  }

  private static Reply show(Call call) {
    var world = call.world();
    var manifest = Finding.manifest(world, call.one("manifest"));
    var where = runsOn(world, manifest);
    return Reply.of(
        call.document(world).put("detail", row(world, manifest)).members(),
        Block.line(
            manifest.hash().brief()
                + "   at commit "
                + manifest.at().brief()
                + (where.isEmpty() ? "" : "   runs on " + String.join(", ", where))),
        new Block.Table(
            List.of(Column.of("ASSEMBLY"), Column.of("BUILD"), Column.cut("ARTIFACT")),
            manifest.parts().values().stream()
                .map(part ->
                    List.of(
                        Text.of(part.build().assembly().text()),
                        Text.of(part.build().text()),
                        Text.of(part.product().artifact().digest().text())))
                .toList()));
  }

  private static Reply diff(Call call) {
    var world = call.world();
    var from = Finding.manifest(world, call.one("from"));
    var to = Finding.manifest(world, call.one("to"));
    var changes = changes(from, to);
    var differs = changes.stream().anyMatch(change -> change.glyph() != Glyph.SAME);
    var reply =
        Reply.of(
            call.document(world)
                .put("from", from.hash().brief())
                .put("to", to.hash().brief())
                .put("changes", changes.stream().map(Change::document).toList())
                .members(),
            Block.line(from.hash().brief() + " -> " + to.hash().brief()),
            table(changes));
    return differs && call.on("exit-code") ? reply.ending(Ending.DIFFERS) : reply;
  }

  static Block table(List<Change> changes) {
    return new Block.Table(
        List.of(Column.bare("change"), Column.bare("assembly"), Column.bare("builds")),
        changes.stream()
            .map(change ->
                List.of(
                    Text.of("  ").plus(Text.sign(change.glyph())),
                    Text.of(change.assembly()),
                    Text.of(change.from() + " -> " + change.to())))
            .toList());
  }

  /// What becomes of each assembly between two sets.
  static List<Change> changes(Manifest from, Manifest to) {
    var names = new TreeSet<AssemblyName>(from.parts().keySet());
    names.addAll(to.parts().keySet());
    var changes = new ArrayList<Change>();
    for (var name : names) {
      var before = from.builds().get(name);
      var after = to.builds().get(name);
      var glyph =
          before == null
              ? Glyph.ADDED
              : after == null ? Glyph.REMOVED : before.equals(after) ? Glyph.SAME : Glyph.EXCHANGED;
      changes.add(
          new Change(
              glyph,
              name.text(),
              before == null ? "new" : Integer.toString(before.number()),
              after == null ? "none" : Integer.toString(after.number())));
    }
    return List.copyOf(changes);
  }

  /// One assembly's change, with its mark.
  record Change(Glyph glyph, String assembly, String from, String to) {
    Json.Members document() {
      return new Fields()
          .put("assembly", assembly)
          .put("change", glyph.name().toLowerCase(Locale.ROOT))
          .put("from", from.equals("new") ? null : from)
          .put("to", to.equals("none") ? null : to)
          .members();
    }
  }
}
