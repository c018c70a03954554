package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.control.World;

/// What actors are called.
final class People {
  private People() {}

  static String called(World world, Actor actor) {
    return switch (actor) {
      case Actor.Hoops _ -> "hoops";
      case Actor.Person(var id) -> id.text();
      case Actor.Token(var name) -> name;
    };
  }
}
