package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Cause;
import hoops.engine.Command;
import hoops.engine.Decision;
import hoops.engine.Digest;
import hoops.engine.Event;
import hoops.engine.Reason;
import hoops.engine.Way;
import hoops.engine.control.World;
import hoops.server.screen.Times;
import hoops.wire.Fields;
import hoops.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One verb, called: what was given for it, by whom, and what it may reach. One thread.
final class Call {
  private final Verb verb;
  private final Values values;
  private final Asker asker;
  private final Session session;
  private final Reach reach;
  private int asked;
  private boolean confirmed;

  Call(Verb verb, Values values, Asker asker, Session session, Reach reach) {
    this.verb = verb;
    this.values = values;
    this.asker = asker;
    this.session = session;
    this.reach = reach;
  }

  /// Who calls, by which road, under which key.
  record Asker(Actor actor, Way way, AskKey key) {}

  Verb verb() {
    return verb;
  }

  Session session() {
    return session;
  }

  Reach reach() {
    return reach;
  }

  Actor actor() {
    return asker.actor();
  }

  Instant now() {
    return reach.time().instant();
  }

  /// The World to read: the newest, or with `--as-of` the one that was then.
  World world() {
    var then = maybe("as-of");
    return then.isEmpty() ? reach.worlds().now() : past(then.get());
  }

  private World past(String text) {
    var then = parsed(text, when -> Whens.past(when, now(), session.look().zone()));
    if (then.isAfter(now())) {
      throw Trouble.usage(
              "\"" + text + "\" is yet to come; --as-of tells how it was.",
              "hoops help " + verb.name())
          .thrown();
    }
    var world = World.EMPTY;
    var position = world.position();
    var entries = reach.journal().read(position, 1000);
    while (!entries.isEmpty()) {
      for (var entry : entries) {
        if (entry.at().isAfter(then)) {
          return world;
        }
        world = world.after(entry);
      }
      position = entries.getLast().position();
      entries = reach.journal().read(position, 1000);
    }
    return world;
  }

  boolean on(String name) {
    return values.on(name);
  }

  String one(String name) {
    return values.one(name);
  }

  Optional<String> maybe(String name) {
    return values.maybe(name);
  }

  List<String> all(String name) {
    return values.all(name);
  }

  /// The value of that name as what `parse` makes of it; what it throws is wrong words.
  <T> T one(String name, Function<String, T> parse) {
    return parsed(one(name), parse);
  }

  <T> Optional<T> maybe(String name, Function<String, T> parse) {
    return maybe(name).map(text -> parsed(text, parse));
  }

  <T> T parsed(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw Trouble.usage(String.valueOf(wrong.getMessage()), "hoops help " + verb.name()).thrown();
    }
  }

  /// The call as one would type it again, for sentences that add what was missing.
  String typed() {
    return Retyped.of(verb, values);
  }

  /// The bytes of the file that was typed: the client is asked for them, a program sent them
  /// itself.
  byte[] file(String name) throws InterruptedException {
    return fileAt(one(name));
  }

  /// The same for one of several: its path as it was typed, or what a program sent in its place.
  byte[] fileAt(String typed) throws InterruptedException {
    var bytes =
        session instanceof ProgramSession
            ? typed
            : session.ask(new Session.Question(Frame.Kind.FILE, typed, "the file", "", Map.of()));
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The reason given, or the empty one.
  Reason reason() {
    return new Reason(maybe("reason").orElse(""));
  }

  /// The reason given; wrong words where there is none.
  Reason demandedReason() {
    if (maybe("reason").orElse("").isBlank()) {
      throw Trouble.usage(
              verb.name() + " wants a reason, which is kept and told.", typed() + " -m \"why\"")
          .thrown();
    }
    return reason();
  }

  /// Trouble while most acts or all are refused: for those that write before they ask.
  void demandRoom() {
    var limit = reach.control().limit();
    if (limit.isPresent()) {
      throw Trouble.of(limit.get()).thrown();
    }
  }

  /// Asks the one writer, or with `--dry-run` only the World; trouble where it is refused.
  Done ask(Command command) throws InterruptedException {
    return ask(command, Confirming.danger(this));
  }

  /// The same where it is as dangerous as that. Nobody is asked about what cannot be or is so
  /// already: the World is asked first, then the person, then the writer.
  Done ask(Command command, Danger danger) throws InterruptedException {
    asked++;
    var cause = new Cause(asker.actor(), asker.way(), key());
    var world = reach.worlds().now();
    if (on("dry-run")) {
      return done(world.decide(command, cause, now()), world);
    }
    if (!confirmed && !Confirming.given(this, danger)) {
      var foreseen = world.decide(command, cause, now());
      if (!(foreseen instanceof Decision.Accepted)) {
        return done(foreseen, world);
      }
      Confirming.confirm(this, danger);
    }
    confirmed = true;
    var answer = reach.control().decide(command, cause);
    return done(answer.decision(), reach.worlds().now());
  }

  private AskKey key() {
    if (asked == 1 || asker.key().key().isEmpty()) {
      return asker.key();
    }
    var derived = Digest.of(asker.key().key() + "/" + asked).text().replace(':', '-');
    return new AskKey(derived, asker.key().words());
  }

  private static Done done(Decision decision, World world) {
    return switch (decision) {
      case Decision.Accepted(var events) -> new Done(events, "", world);
      case Decision.AlreadySo(var how) -> new Done(List.of(), how.text(), world);
      case Decision.Refused(var refusal) -> throw Trouble.of(refusal).thrown();
    };
  }

  /// What an ask came to: its events, or how it was so already, and the World that has them.
  record Done(List<Event> events, String already, World world) {
    /// The first event of that type.
    <T extends Event> Optional<T> first(Class<T> type) {
      return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
  }

  /// The beginning of this verb's document: schema, time and the position of the World it tells of.
  Fields document(World world) {
    return new Fields()
        .put("schema", "hoops." + verb.document() + "/1")
        .put("at", Times.program(now()))
        .put("position", world.position().number());
  }
}
