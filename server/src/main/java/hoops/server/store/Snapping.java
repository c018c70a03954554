package hoops.server.store;

import hoops.engine.control.World;
import hoops.engine.control.Worlds;
import hoops.engine.journal.Journal;
import hoops.server.Threads;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/// Keeps a snapshot after so many entries, and one at a clean end.
///
/// It takes what was published, on a thread of its own, so that the writer never waits. One that
/// cannot be kept is said and costs the next start some time, nothing else; where the disk is
/// nearly full none is tried.
public final class Snapping implements AutoCloseable {
  /// Entries from one snapshot to the next: replaying as many takes a third of a second.
  public static final long USUAL = 50_000;

  private static final System.Logger LOG = System.getLogger("hoops.snapshots");

  private final Snapshots snapshots;
  private final Worlds worlds;
  private final Journal journal;
  private final long every;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread;
  private volatile long kept;
  private volatile boolean over;

  private Snapping(
      Snapshots snapshots, Worlds worlds, Journal journal, long every, Threads threads) {
    this.snapshots = snapshots;
    this.worlds = worlds;
    this.journal = journal;
    this.every = every;
    this.kept = worlds.now().position().number();
    worlds.listen(this::look);
    this.thread = threads.start("snapshots", this::run);
  }

  /// Begins where `worlds` stand now: at the World of the newest snapshot.
  public static Snapping starting(
      Snapshots snapshots, Worlds worlds, Journal journal, long every, Threads threads) {
    return new Snapping(snapshots, worlds, journal, every, threads);
  }

  /// Ends, and keeps the last World there will be; the writer has ended before.
  @Override
  public void close() {
    over = true;
    due.release();
    try {
      thread.join();
      keep(worlds.now());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(World world) {
    if (world.position().number() - kept >= every && due.availablePermits() == 0) {
      due.release();
    }
  }

  private void run() {
    while (!over) {
      due.acquireUninterruptibly();
      if (!over) {
        keep(worlds.now());
      }
    }
  }

  private void keep(World world) {
    long position = world.position().number();
    if (position == kept || journal.nearlyFull()) {
      return;
    }
    kept = position;
    try {
      snapshots.keep(world);
    } catch (IOException trouble) {
      LOG.log(
          System.Logger.Level.WARNING,
          "no snapshot could be kept, so the next start takes longer: " + trouble.getMessage());
    }
  }
}
