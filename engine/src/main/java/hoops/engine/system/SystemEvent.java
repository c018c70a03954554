package hoops.engine.system;

import hoops.engine.Event;

/// What has happened to the file in force.
public sealed interface SystemEvent extends Event {
  /// A version came into force. `file` is the whole file as it was read, `text` as it was written
  /// (F20); both hold names of people, so both lie in side rows.
  record SystemApplied(int version, Located.Fields file, String text) implements SystemEvent {}
}
