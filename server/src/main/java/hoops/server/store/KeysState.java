package hoops.server.store;

import hoops.engine.Digest;
import hoops.engine.Position;
import hoops.engine.control.Keys;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// How the keys of the last day are kept in a snapshot, oldest first.
final class KeysState {
  private KeysState() {}

  static void write(Keys keys, SnapshotOut out) {
    out.each("control.jumped", List.of(keys.jumped()), (by, to) -> to.put("by", by));
    var oldestFirst =
        keys.effects().entrySet().stream()
            .sorted(Comparator.comparing(key -> key.getValue().first()))
            .toList();
    out.each("control.key", oldestFirst, KeysState::key);
  }

  static Keys read(SnapshotIn in) throws IOException {
    var jumped = in.each("control.jumped", line -> line.duration("by")).getFirst();
    var effects = new HashMap<Keys.Asker, Keys.Effect>();
    var order = new TreeMap<Position, Keys.Asker>();
    for (var key : in.each("control.key", KeysState::key)) {
      effects.put(key.getKey(), key.getValue());
      order.put(key.getValue().first(), key.getKey());
    }
    return new Keys(HashTreePMap.from(effects), TreePMap.fromSortedMap(order), jumped);
  }

  private static void key(Map.Entry<Keys.Asker, Keys.Effect> key, Out out) {
    var effect = key.getValue();
    out.put("actor", Causes.text(key.getKey().actor()))
        .put("key", key.getKey().key())
        .put("words", effect.words().text())
        .put("first", effect.first().number())
        .put("last", effect.last().number())
        .put("at", effect.at());
  }

  private static Map.Entry<Keys.Asker, Keys.Effect> key(In in) {
    return Map.entry(
        new Keys.Asker(Causes.actor(in.text("actor")), in.text("key")),
        new Keys.Effect(
            new Digest(in.text("words")),
            new Position(in.number("first")),
            new Position(in.number("last")),
            in.instant("at")));
  }
}
