package hoops.engine.control;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Digest;
import hoops.engine.PersonId;
import hoops.engine.PersonName;
import hoops.engine.Way;
import hoops.engine.people.PeopleCommand.Meet;
import java.time.Duration;
import java.time.Instant;

/// Asks and hours for the stories of the one writer.
final class Script {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final PersonId ADA = new PersonId(1);
  static final PersonId BEN = new PersonId(2);

  private Script() {}

  static Tick noon() {
    return after(Duration.ZERO);
  }

  static Tick after(Duration since) {
    return new Tick(NOON.plus(since), since);
  }

  static Ask meet(String name) {
    return new Ask(new Meet(new PersonName(name)), Cause.SELF);
  }

  /// Asked by `who` under that key; the words are those of the command.
  static Ask keyed(PersonId who, String key, Command command) {
    return new Ask(
        command,
        new Cause(
            new Actor.Person(who), Way.TERMINAL, new AskKey(key, Digest.of(command.toString()))));
  }

  static Meet met(String name) {
    return new Meet(new PersonName(name));
  }

  /// A command that no chapter decides: a bug.
  record Nonsense() implements Command {}
}
