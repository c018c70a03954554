package hoops.engine.journal;

import hoops.engine.Epoch;
import hoops.engine.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A journal in memory, for rehearsals and for the simulation; what it holds ends with the program.
///
/// [#reopened] is the next server's journal over the same entries, under the next epoch; from then
/// on this one refuses every append, as a database does to a leader that has been replaced. A
/// [Fault] plan lets it die around any append: it then says [JournalBroken] for ever, and whether
/// the entries are there shows only to the one that is opened next. One thread at a time.
public final class MemoryJournal implements Journal {
  /// What happens to one append.
  public enum Fault {
    NONE,
    /// The process dies before the group is durable.
    BEFORE,
    /// The process dies when the group is durable and nobody has been told.
    AFTER
  }

  /// Says what happens to the append of that number, the first of this reign being 1.
  @FunctionalInterface
  public interface Faults {
    Fault at(long append);
  }

  private final Kept kept;
  private final Epoch epoch;
  private final Faults faults;
  private long appends;
  private boolean dead;
  private boolean full;

  private MemoryJournal(Kept kept, Faults faults) {
    this.kept = kept;
    this.faults = faults;
    kept.newest = kept.newest.next();
    this.epoch = kept.newest;
  }

  public static MemoryJournal empty() {
    return empty(_ -> Fault.NONE);
  }

  public static MemoryJournal empty(Faults faults) {
    return new MemoryJournal(new Kept(), faults);
  }

  /// The journal of the next reign over the same entries.
  public MemoryJournal reopened() {
    return reopened(_ -> Fault.NONE);
  }

  public MemoryJournal reopened(Faults faults) {
    return new MemoryJournal(kept, faults);
  }

  @Override
  public void append(List<Entry> group) {
    Entries.follow(group, last(), epoch);
    appends++;
    var fault = faults.at(appends);
    if (dead || !epoch.equals(kept.newest) || fault == Fault.BEFORE) {
      dead = true;
      throw new JournalBroken("nothing can be appended to this journal any more");
    }
    kept.entries.addAll(group);
    if (fault == Fault.AFTER) {
      dead = true;
      throw new JournalBroken("ended behind append " + appends);
    }
  }

  @Override
  public void replay(Position after, Consumer<Entry> reader) {
    read(after, Integer.MAX_VALUE).forEach(reader);
  }

  @Override
  public List<Entry> read(Position after, int most) {
    int from = (int) Math.min(after.number(), kept.entries.size());
    int to = (int) Math.min((long) from + most, kept.entries.size());
    return List.copyOf(kept.entries.subList(from, to));
  }

  @Override
  public Position last() {
    return new Position(kept.entries.size());
  }

  @Override
  public Epoch epoch() {
    return epoch;
  }

  @Override
  public boolean nearlyFull() {
    return full;
  }

  /// From now on there is too little room, until [#roomAgain].
  public void fill() {
    full = true;
  }

  public void roomAgain() {
    full = false;
  }

  /// How many appends this reign has tried.
  public long appends() {
    return appends;
  }

  @Override
  public void close() {
    dead = true;
  }

  /// What outlives a reign.
  private static final class Kept {
    private final List<Entry> entries = new ArrayList<>();
    private Epoch newest = new Epoch(0);
  }
}
