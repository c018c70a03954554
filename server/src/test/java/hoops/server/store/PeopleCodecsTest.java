package hoops.server.store;

import hoops.engine.Event;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.people.PeopleEvent;
import java.util.List;

final class PeopleCodecsTest extends CodecContract {
  @Override
  Class<? extends Event> family() {
    return PeopleEvent.class;
  }

  @Override
  List<? extends Event> samples() {
    return List.of(new PeopleEvent.PersonMet(new PersonId(1), new PersonName("mia")));
  }
}
