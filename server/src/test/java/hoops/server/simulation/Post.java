package hoops.server.simulation;

import java.time.Duration;
import java.util.PriorityQueue;

/// Messages under way, by when they arrive; those of one moment in the order they were sent.
final class Post {
  /// What arrives: a call lives on without its sender, an answer dies with whoever waits for it.
  enum Kind {
    CALL,
    ANSWER
  }

  private record Due(Duration at, long number, Kind kind, Runnable act) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long sent;

  void send(Kind kind, Duration arrives, Runnable act) {
    due.add(new Due(arrives, sent++, kind, act));
  }

  void deliver(Duration now) {
    while (!due.isEmpty() && due.peek().at().compareTo(now) <= 0) {
      due.poll().act().run();
    }
  }

  /// Nobody waits for answers any more.
  void lost() {
    due.removeIf(message -> message.kind() == Kind.ANSWER);
  }
}
