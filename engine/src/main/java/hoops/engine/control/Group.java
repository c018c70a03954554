package hoops.engine.control;

import hoops.engine.Cause;
import hoops.engine.Epoch;
import hoops.engine.Event;
import hoops.engine.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The entries of one turn before they are durable, and the World they would leave.
///
/// Events are tried on as they are recorded, so that one which cannot be applied never becomes
/// durable, and so that each command is decided on the World after the one before it.
final class Group {
  private final Instant at;
  private final Epoch epoch;
  private final List<Entry> entries = new ArrayList<>();
  private World world;

  /// `at` is cut to whole milliseconds, which is what an entry keeps.
  Group(World world, Instant at, Epoch epoch) {
    this.world = world;
    this.at = Instant.ofEpochMilli(at.toEpochMilli());
    this.epoch = epoch;
  }

  /// All of `events`, or none where applying one of them throws.
  void record(Cause cause, List<? extends Event> events) {
    var made = new ArrayList<Entry>(events.size());
    var tried = world;
    for (var event : events) {
      var entry = new Entry(tried.position().next(), at, epoch, cause, event);
      tried = tried.after(entry);
      made.add(entry);
    }
    world = tried;
    entries.addAll(made);
  }

  Instant at() {
    return at;
  }

  World world() {
    return world;
  }

  List<Entry> entries() {
    return entries;
  }
}
