package hoops.engine.people;

import hoops.engine.Command;
import hoops.engine.PersonName;

/// What may be asked about persons.
public sealed interface PeopleCommand extends Command {
  /// Makes sure that this person has an id; already so where they were met before.
  record Meet(PersonName name) implements PeopleCommand {}
}
