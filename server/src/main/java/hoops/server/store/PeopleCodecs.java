package hoops.server.store;

import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.people.PeopleEvent.PersonMet;
import java.util.List;

/// How who is who is stored: the id is chained, the name lies beside.
final class PeopleCodecs {
  static final List<EventCodec<?>> ALL =
      List.of(
          EventCodec.of("people.person-met", 1, PersonMet.class)
              .write((event, out) ->
                  out.put("person", event.person().text()).side("name", event.name().text()))
              .read(in -> new PersonMet(PersonId.parse(in.text("person")), name(in.side("name")))));

  private PeopleCodecs() {}

  /// An erased name is no name of the grammar; `erased` is.
  private static PersonName name(String text) {
    return new PersonName(text);
  }
}
