package hoops.engine.fleet;

import hoops.engine.Event;
import hoops.engine.InstanceId;
import hoops.engine.InstanceName;
import hoops.engine.Reason;

/// What happened to instances: what samples mean, never the samples themselves.
public sealed interface FleetEvent extends Event {
  /// A life is owed from here on; its id is this name and the position of this entry (P1).
  record InstanceOrdered(InstanceName name, Side side, Purpose purpose) implements FleetEvent {}

  /// The end of this life is owed from here on. `why` is a person's reason, or Hoops's own words.
  record StopOrdered(InstanceId id, Purpose purpose, Reason why) implements FleetEvent {}

  /// The platform showed it for the first time.
  record InstanceStarted(InstanceId id) implements FleetEvent {}

  /// Its checks began to pass.
  record InstanceReady(InstanceId id) implements FleetEvent {}

  /// Its readiness check began to say no.
  record InstanceUnready(InstanceId id, Reason why) implements FleetEvent {}

  /// Its liveness check began to say no.
  record InstanceSick(InstanceId id, Reason why) implements FleetEvent {}

  /// Nobody can see it from here on.
  record InstanceUnseen(InstanceId id, Reason why) implements FleetEvent {}

  /// It is over; this id never starts again.
  record InstanceEnded(InstanceId id, Exit exit) implements FleetEvent {}

  /// It was told to stop and does not go.
  record InstanceStuck(InstanceId id, Reason why) implements FleetEvent {}

  /// Something that bears our mark has no entry: never killed nor adopted by itself (I10).
  record StraySeen(InstanceId id, Reason what) implements FleetEvent {}

  /// The stray is not there any more.
  record StrayGone(InstanceId id) implements FleetEvent {}

  /// Lives of this crew ended by themselves so often within 10 minutes that a person must know.
  record CrashLooped(CrewName crew, Side side, int times) implements FleetEvent {}

  /// So many lives of this crew were cured within an hour that no more will be: a person must know
  /// (S30). `side` is what the last of them carried.
  record CuresSpent(CrewName crew, Side side, int cures) implements FleetEvent {}
}
