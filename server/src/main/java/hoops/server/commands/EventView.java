package hoops.server.commands;

import hoops.engine.control.World;
import hoops.engine.journal.Entry;
import hoops.server.screen.Times;
import hoops.server.store.EventText;
import hoops.wire.Fields;
import hoops.wire.Json;

/// One entry of the journal as programs read it: `hoops.event/1` (docs/formats.md).
public final class EventView {
  private EventView() {}

  public static Json.Members of(Entry entry, World world) {
    var text = EventText.of(entry.event());
    var data =
        Json.read(text.data()) instanceof Json.Members found ? found : new Fields().members();
    var all = new Fields();
    data.values().forEach(all::put);
    text.sides().forEach(all::put);
    var view =
        new Fields()
            .put("schema", "hoops.event/1")
            .put("type", text.name())
            .put("timestamp", Times.program(entry.at()))
            .put("position", entry.position().number())
            .put("by", world.people().called(entry.cause().actor()));
    var tier = data.text("tier", "");
    if (!tier.isEmpty()) {
      view.put("tier", tier);
    }
    return view.put("data", all.members()).members();
  }
}
