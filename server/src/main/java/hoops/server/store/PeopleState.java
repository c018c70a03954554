package hoops.server.store;

import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.people.People;
import java.io.IOException;
import java.util.Map;

/// How who is who is kept in a snapshot.
final class PeopleState {
  private PeopleState() {}

  static void write(People people, SnapshotOut out) {
    out.each(
        "people.person",
        people.names().entrySet(),
        (person, to) ->
            to.put("person", person.getKey().text()).side("name", person.getValue().text()));
  }

  static People read(SnapshotIn in) throws IOException {
    return new People(Maps.of(in.each("people.person", PeopleState::person)));
  }

  private static Map.Entry<PersonId, PersonName> person(In in) {
    return Map.entry(PersonId.parse(in.text("person")), new PersonName(in.side("name")));
  }
}
