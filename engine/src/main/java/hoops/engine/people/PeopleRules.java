package hoops.engine.people;

import hoops.engine.Decision;
import hoops.engine.people.PeopleCommand.Meet;
import hoops.engine.people.PeopleEvent.PersonMet;

/// How persons become known.
public final class PeopleRules {
  private PeopleRules() {}

  public static Decision decide(PeopleCommand command, People people) {
    return switch (command) {
      case Meet(var name) ->
          people.find(name).isPresent()
              ? Decision.alreadySo(name + " is known")
              : Decision.accept(new PersonMet(people.next(), name));
    };
  }
}
