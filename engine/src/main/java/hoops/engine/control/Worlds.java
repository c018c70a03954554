package hoops.engine.control;

import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.JournalBroken;
import hoops.engine.journal.Pages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The newest World whose entries are all durable, for everyone who reads.
///
/// Readers never wait for the writer and hold an immutable World as long as they like. Whoever
/// wants the next one waits in [#await], or is told by [#listen]. Any thread.
public final class Worlds {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final List<Consumer<World>> listeners = new CopyOnWriteArrayList<>();
  private volatile World world;

  /// Begins with the empty World, which Control replays its whole journal onto.
  public Worlds() {
    this(World.EMPTY);
  }

  /// Begins with the World of a snapshot, which Control replays the entries behind it onto.
  public Worlds(World start) {
    world = start;
  }

  /// Goes on by all entries behind the World it stands at, as whoever opens a journal does first,
  /// and publishes what they make.
  ///
  /// [JournalBroken] where an entry cannot be read or applied; then nothing is published.
  public void replay(Pages pages) {
    var replayed = new Replayed(world);
    pages.replay(world.position(), replayed::add);
    publish(replayed.world);
  }

  private static final class Replayed {
    private World world;

    Replayed(World world) {
      this.world = world;
    }

    void add(Entry entry) {
      try {
        world = world.after(entry);
      } catch (RuntimeException bug) {
        throw new JournalBroken("entry " + entry.position() + " cannot be applied", bug);
      }
    }
  }

  public World now() {
    return world;
  }

  /// Waits until the World stands at `wanted` or later, at most that long, and returns the newest;
  /// it is older than `wanted` only if the time ran out.
  public World await(Position wanted, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (world.position().compareTo(wanted) < 0 && left > 0) {
        left = published.awaitNanos(left);
      }
      return world;
    } finally {
      lock.unlock();
    }
  }

  /// Tells `listener` of each World from now on, on the writer's thread: it must return at once and
  /// never throw.
  public void listen(Consumer<World> listener) {
    listeners.add(listener);
  }

  void publish(World newer) {
    lock.lock();
    try {
      world = newer;
      published.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(newer));
  }
}
