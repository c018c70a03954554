package hoops.engine.people;

import hoops.engine.Actor;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Stamp;
import hoops.engine.people.PeopleEvent.PersonMet;
import java.util.Optional;
import org.pcollections.TreePMap;

/// Everybody Hoops has met. Immutable.
public record People(TreePMap<PersonId, PersonName> names) {
  public static final People NOBODY = new People(TreePMap.empty());

  /// The first person, who started Hoops; empty before the first start.
  public Optional<PersonId> first() {
    return names.isEmpty() ? Optional.empty() : Optional.of(names.firstKey());
  }

  public Optional<PersonId> find(PersonName name) {
    return names.entrySet().stream()
        .filter(person -> person.getValue().equals(name))
        .map(person -> person.getKey())
        .findFirst();
  }

  /// What a person is called; their id where the name was erased.
  public String called(PersonId id) {
    var name = names.get(id);
    return name == null ? id.text() : name.text();
  }

  /// What an actor is called: a person's name, a token's, or Hoops.
  public String called(Actor actor) {
    return switch (actor) {
      case Actor.Hoops _ -> "hoops";
      case Actor.Person(var id) -> called(id);
      case Actor.Token(var name) -> name;
    };
  }

  /// The id that the next person gets.
  PersonId next() {
    return new PersonId(names.size() + 1L);
  }

  public People after(PeopleEvent event, Stamp stamp) {
    return switch (event) {
      case PersonMet(var id, var name) -> new People(names.plus(id, name));
    };
  }
}
