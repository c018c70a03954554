package hoops.server.store;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Cause;
import hoops.engine.Digest;
import hoops.engine.PersonId;
import hoops.engine.Way;

/// Actors, ways and keys as the texts of their columns, and back.
///
/// Each text is written by hand, for ever. A text that is none is an IllegalArgumentException.
final class Causes {
  private static final String TOKEN = "token:";

  private Causes() {}

  static String text(Actor actor) {
    return switch (actor) {
      case Actor.Hoops _ -> "hoops";
      case Actor.Person(var id) -> id.text();
      case Actor.Token(var name) -> TOKEN + name;
    };
  }

  static String text(Way way) {
    return switch (way) {
      case TERMINAL -> "terminal";
      case API -> "api";
      case CONSOLE -> "console";
      case CHAT -> "chat";
      case HOOK -> "hook";
      case SELF -> "self";
    };
  }

  static String words(AskKey key) {
    return key.equals(AskKey.NONE) ? "" : key.words().text();
  }

  static Cause read(Row.Head head) {
    var actor = actor(head.actor());
    var way = way(head.way());
    if (head.key().isEmpty() && head.words().isEmpty()) {
      return actor.equals(Actor.HOOPS) && way == Way.SELF
          ? Cause.SELF
          : new Cause(actor, way, AskKey.NONE);
    }
    return new Cause(actor, way, new AskKey(head.key(), new Digest(head.words())));
  }

  static Actor actor(String text) {
    if (text.equals("hoops")) {
      return Actor.HOOPS;
    }
    return text.startsWith(TOKEN)
        ? new Actor.Token(text.substring(TOKEN.length()))
        : new Actor.Person(PersonId.parse(text));
  }

  private static Way way(String text) {
    return switch (text) {
      case "terminal" -> Way.TERMINAL;
      case "api" -> Way.API;
      case "console" -> Way.CONSOLE;
      case "chat" -> Way.CHAT;
      case "hook" -> Way.HOOK;
      case "self" -> Way.SELF;
      default -> throw new IllegalArgumentException("no way in: \"%s\"".formatted(text));
    };
  }
}
