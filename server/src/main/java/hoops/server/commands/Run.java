package hoops.server.commands;

import hoops.wire.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/// The frames of one call, kept for a while, so that whoever lost the connection goes on where it
/// broke; any thread.
///
/// A writer that is [#AHEAD] frames before its reader waits for it, so that a command whose reader
/// is gone holds little memory; after [#PATIENCE] without a reader it is told so and ends.
public final class Run {
  static final int AHEAD = 2_000;
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String id;

  /// Guards everything below.
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final TreeMap<Long, Frame> frames = new TreeMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private long last;
  private long delivered;
  private long read = System.nanoTime();
  private boolean ended;

  Run(String id) {
    this.id = id;
  }

  /// Names the run within its server; the ids of its questions begin with it.
  public String id() {
    return id;
  }

  /// Appends the frame that `make` makes of the next number.
  long add(LongFunction<Frame> make) {
    lock.lock();
    try {
      var waits = true;
      while (waits && last - delivered > AHEAD && wanted()) {
        waits = changed.await(1, TimeUnit.SECONDS) || wanted();
      }
      var frame = make.apply(++last);
      if (frame instanceof Frame.Progress
          && !frames.isEmpty()
          && frames.lastEntry().getValue() instanceof Frame.Progress) {
        frames.pollLastEntry();
      }
      frames.put(last, frame);
      while (frames.size() > 2 * AHEAD) {
        frames.pollFirstEntry();
      }
      ended |= frame instanceof Frame.Exit;
      changed.signalAll();
      return last;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return last;
    } finally {
      lock.unlock();
    }
  }

  /// The first frame behind `after`, waiting for it at most that long; empty where none came.
  public Optional<Frame> next(long after, Duration most) throws InterruptedException {
    lock.lock();
    try {
      read = System.nanoTime();
      delivered = Math.max(delivered, Math.min(after, last));
      changed.signalAll();
      long left = most.toNanos();
      while (frames.higherEntry(after) == null && left > 0) {
        left = changed.awaitNanos(left);
        read = System.nanoTime();
      }
      return Optional.ofNullable(frames.higherEntry(after)).map(Map.Entry::getValue);
    } finally {
      lock.unlock();
    }
  }

  /// Gives the answer to a question; false where no such question waits.
  public boolean answer(String question, String answer) {
    lock.lock();
    try {
      var asked =
          frames.values().stream()
              .anyMatch(frame -> frame instanceof Frame.Ask ask && ask.id().equals(question));
      if (!asked || answers.containsKey(question)) {
        return false;
      }
      answers.put(question, answer);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the answer to that question; empty when nobody is there any more.
  Optional<String> answered(String question) throws InterruptedException {
    lock.lock();
    try {
      while (!answers.containsKey(question) && wanted()) {
        changed.awaitNanos(TimeUnit.SECONDS.toNanos(1));
      }
      return Optional.ofNullable(answers.get(question));
    } finally {
      lock.unlock();
    }
  }

  boolean wanted() {
    lock.lock();
    try {
      return System.nanoTime() - read < PATIENCE.toNanos();
    } finally {
      lock.unlock();
    }
  }

  public boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }
}
