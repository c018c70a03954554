package hoops.bench;

import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Journal;
import java.util.List;
import java.util.function.Consumer;

/// A journal that commits each entry by itself, as one would without groups: the yardstick.
record OneByOne(Journal below) implements Journal {
  @Override
  public void append(List<Entry> group) {
    group.forEach(entry -> below.append(List.of(entry)));
  }

  @Override
  public void replay(Position after, Consumer<Entry> reader) {
    below.replay(after, reader);
  }

  @Override
  public List<Entry> read(Position after, int most) {
    return below.read(after, most);
  }

  @Override
  public Position last() {
    return below.last();
  }

  @Override
  public boolean nearlyFull() {
    return below.nearlyFull();
  }

  @Override
  public Epoch epoch() {
    return below.epoch();
  }

  @Override
  public void close() {
    below.close();
  }
}
