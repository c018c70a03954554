package hoops.engine.people;

import hoops.engine.Event;
import hoops.engine.PersonId;
import hoops.engine.PersonName;

/// What Hoops learned about who is who.
public sealed interface PeopleEvent extends Event {
  /// This person has this id from now on. The name is personal, so it lies in a side row (R57).
  record PersonMet(PersonId person, PersonName name) implements PeopleEvent {}
}
