package hoops.engine.control;

import hoops.engine.Epoch;
import hoops.engine.Position;
import hoops.engine.journal.Entry;
import hoops.engine.journal.Journal;
import hoops.engine.journal.MemoryJournal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// A journal in memory whose appends, once shut, wait until they are let through: a slow disk.
final class Turnstile implements Journal {
  private final MemoryJournal kept;
  private final Semaphore through = new Semaphore(0);
  private final CountDownLatch arrived = new CountDownLatch(1);
  private volatile boolean shut;

  Turnstile(MemoryJournal kept) {
    this.kept = kept;
  }

  void shut() {
    shut = true;
  }

  /// Waits until an append stands before it.
  void awaitArrival() throws InterruptedException {
    arrived.await();
  }

  void openForEver() {
    shut = false;
    through.release(1_000);
  }

  @Override
  public void append(List<Entry> group) {
    if (shut) {
      arrived.countDown();
      through.acquireUninterruptibly();
    }
    kept.append(group);
  }

  @Override
  public void replay(Position after, Consumer<Entry> reader) {
    kept.replay(after, reader);
  }

  @Override
  public List<Entry> read(Position after, int most) {
    return kept.read(after, most);
  }

  @Override
  public Position last() {
    return kept.last();
  }

  @Override
  public boolean nearlyFull() {
    return kept.nearlyFull();
  }

  @Override
  public Epoch epoch() {
    return kept.epoch();
  }

  @Override
  public void close() {
    kept.close();
  }
}
