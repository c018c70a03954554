package hoops.engine.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The queue before the writer: bounded, first come first served, and shut for ever once.
///
/// Any thread adds, one takes.
final class Waiting {
  private final int bound;
  private final ArrayDeque<Asked> queue = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition room = lock.newCondition();
  private boolean shut;

  Waiting(int bound) {
    this.bound = bound;
  }

  /// Waits for room where there is none; false where the queue is shut.
  boolean add(Asked asked) {
    lock.lock();
    try {
      while (queue.size() >= bound && !shut) {
        room.awaitUninterruptibly();
      }
      if (shut) {
        return false;
      }
      queue.add(asked);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Everything that waits, at most `most`; waits for the first at most that long, and less when
  /// shut.
  List<Asked> take(int most, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (queue.isEmpty() && !shut && left > 0) {
        left = filled.awaitNanos(left);
      }
      var taken = new ArrayList<Asked>();
      while (taken.size() < most && !queue.isEmpty()) {
        taken.add(queue.remove());
      }
      room.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// From now on nothing is added.
  void shut() {
    lock.lock();
    try {
      shut = true;
      filled.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Shut, and everything taken.
  boolean over() {
    lock.lock();
    try {
      return shut && queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }
}
