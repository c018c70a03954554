package hoops.server.commands;

import static hoops.server.commands.VerbMaking.verb;

import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.server.commands.Parameter.Kind;
import hoops.server.screen.Block;
import hoops.server.screen.Block.Column;
import hoops.server.screen.Glyph;
import hoops.server.screen.Look;
import hoops.server.screen.Text;
import hoops.server.screen.Times;
import hoops.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Everything that happened, as it is written.
final class JournalVerbs {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private JournalVerbs() {}

  static List<Verb> all() {
    return List.of(
        verb("journal list", "the newest entries, the newest first")
            .takes(
                Parameter.flag("limit", Kind.NUMBER, "at most this many, 20 if left out"),
                Parameter.flag("before", Kind.NUMBER, "only positions below this one"),
                Parameter.flag("after", Kind.NUMBER, "only positions above this one"))
            .example("journal list", "what happened last")
            .document("journal")
            .at(Route.get("journal"))
            .does(JournalVerbs::list),
        verb("journal verify", "goes along the whole chain, or that of a data folder")
            .takes(Parameter.maybe(Kind.FILE, "a data folder, looked at without a server"))
            .example("journal verify", "whether every byte is as it was written")
            .document("verified")
            .at(Route.get("journal", "verify"))
            .does(JournalVerbs::verify),
        verb("journal follow", "entries as they are written")
            .takes(Parameter.flag("after", Kind.NUMBER, "begin behind this position"))
            .example("journal follow", "what happens from now on")
            .streams("journal")
            .does(JournalVerbs::follow));
  }

  private static Reply list(Call call) {
    var world = call.world();
    int limit = Math.clamp(call.maybe("limit", Whens::count).orElse(20), 1, 1000);
    long last = world.position().number();
    long before =
        Math.min(
            last + 1, call.maybe("before", text -> (long) Whens.number(text)).orElse(last + 1));
    long after =
        call.maybe("after", text -> (long) Whens.number(text))
            .orElse(Math.max(0, before - 1 - limit));
    int most = Math.clamp(before - 1 - after, 0, limit);
    var entries =
        most == 0
            ? List.<Entry>of()
            : call.reach().journal().read(new Position(after), most).reversed();
    var document =
        call.document(world)
            .put("entries", entries.stream().map(entry -> EventView.of(entry, world)).toList());
    if (!entries.isEmpty() && entries.getLast().position().number() > 1) {
      document.put("next", "before=" + entries.getLast().position() + "&limit=" + limit);
    }
    var look = call.session().look();
    return Reply.of(
        document.members(),
        entries.isEmpty()
            ? Block.line("Nothing was written there.")
            : new Block.Table(
                List.of(
                    Column.of("POSITION"),
                    Column.of("AT"),
                    Column.of("BY"),
                    Column.of("WHAT"),
                    Column.cut("DATA")),
                entries.stream()
                    .map(entry -> row(EventView.of(entry, world), entry, look))
                    .toList()));
  }

  private static List<Text> row(Json.Members view, Entry entry, Look look) {
    return List.of(
        Text.of(entry.position().toString()),
        Text.of(Times.second(entry.at(), look)),
        Text.foreign(view.text("by", "")),
        Text.of(view.text("type", "")),
        Text.foreign(data(view)));
  }

  private static String data(Json.Members view) {
    var data = view.value("data");
    return data == null ? "" : data.text();
  }

  private static Reply verify(Call call) {
    var world = call.world();
    var count = new LongAdder();
    try {
      call.reach().journal().replay(Position.NONE, _ -> count.increment());
    } catch (JournalBroken broken) {
      throw Trouble.of(
              Ending.FAILED,
              "The journal does not hold: " + broken.getMessage(),
              "hoops journal verify " + call.reach().self().data())
          .thrown();
    }
    var sentence = count.sum() + " entries, each chained to the one before.";
    return Reply.of(
        call.document(world)
            .put("entries", count.sum())
            .put("whole", true)
            .put("message", sentence)
            .members(),
        Block.line(Text.sign(Glyph.OK).plus(" " + sentence)));
  }

  private static Reply follow(Call call) throws InterruptedException {
    Logging.hello(call);
    var look = call.session().look();
    var seen =
        call.maybe("after", text -> (long) Whens.number(text))
            .map(Position::new)
            .orElse(call.reach().worlds().now().position());
    while (call.session().wanted()) {
      var world = call.reach().worlds().await(seen.next(), LOOK);
      if (world.position().compareTo(seen) > 0) {
        for (var entry : call.reach().journal().read(seen, 256)) {
          var view = EventView.of(entry, world);
          var line =
              Text.of(
                      entry.position()
                          + "  "
                          + Times.second(entry.at(), look)
                          + "  "
                          + view.text("type", "")
                          + "  ")
                  .plus(Text.foreign(data(view)));
          call.session().event(Block.line(line), view);
          seen = entry.position();
        }
      }
    }
    return Reply.of(call.document(call.reach().worlds().now()).members(), List.of());
  }
}
