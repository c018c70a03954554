package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Digest;
import hoops.engine.Way;
import hoops.server.Threads;
import hoops.server.commands.Evaluation.Outcome;
import hoops.server.door.Door;
import hoops.wire.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Takes words, or a verb with its values, and answers: the one evaluator behind every surface.
///
/// Any thread. Words run on a virtual thread of their own and go on when whoever typed them is
/// gone; the same key finds the same run again, so nothing is done twice.
public final class Commands {
  /// What the launcher starts without a server; help names them too.
  static final Set<String> LOCAL = Set.of("demo", "serve", "init", "validate", "doctor", "version");

  private final Registry registry;
  private final Reach reach;
  private final Evaluation evaluation;
  private final Threads threads;
  private final Runs runs;

  public Commands(Reach reach, Door door, Threads threads) {
    this.reach = reach;
    this.registry = Verbs.all();
    this.evaluation = new Evaluation(reach, door);
    this.threads = threads;
    this.runs = new Runs(reach.time());
  }

  public Registry registry() {
    return registry;
  }

  /// What became of words that came in under a key.
  public sealed interface Said {
    /// They run, or ran; these are their frames.
    record Runs(Run run) implements Said {}

    /// That key came with other words before.
    record OtherWords() implements Said {}
  }

  /// Starts the words, or finds their run again: same actor, same key, same words (I28).
  public Said say(Words words, Actor actor, String key) {
    var digest = Digest.of(words.after(0).text());
    var found = runs.find(actor, key, digest);
    if (found.fresh()) {
      threads.start(
          "words " + found.run().id(),
          () ->
              run(
                  words,
                  new Call.Asker(actor, Way.TERMINAL, new AskKey(key, digest)),
                  found.run()));
    }
    return found.fits() ? new Said.Runs(found.run()) : new Said.OtherWords();
  }

  /// The run that asked that question, if it was that actor's.
  public Optional<Run> asking(Actor actor, String question) {
    return runs.asking(actor, question);
  }

  /// Runs one verb for a program; the key is empty for reads.
  public Outcome answer(Verb verb, Values values, Actor actor, AskKey key)
      throws InterruptedException {
    return evaluation.run(
        verb,
        values,
        new Call.Asker(actor, Way.API, key),
        new ProgramSession(reach.time().instant()));
  }

  private void run(Words words, Call.Asker asker, Run run) {
    var reasoned = Parsing.reasoned(words.words());
    var spoken = registry.spoken(reasoned.words());
    var rough = Looks.of(words, rough(reasoned.words()), reach.time().instant());
    try {
      var verb = spoken.verb();
      if (verb == null) {
        unknown(spoken, new FrameSession(run, rough, FrameSession.Asking.NOBODY));
        return;
      }
      evaluate(verb, spoken.rest(), reasoned.reason(), words, asker, run);
    } catch (Unanswerable wrong) {
      finish(new FrameSession(run, rough, FrameSession.Asking.NOBODY), wrong.trouble());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void evaluate(
      Verb verb, List<String> rest, String reason, Words words, Call.Asker asker, Run run)
      throws InterruptedException {
    var values = Parsing.parse(verb, rest).or("reason", reason);
    var looks = Looks.of(words, values, reach.time().instant());
    var mute = values.on("no-input") || !words.tty().contains("in");
    var session =
        new FrameSession(
            run, looks, mute ? FrameSession.Asking.NOBODY : FrameSession.Asking.POSSIBLE);
    if (values.on("help")) {
      session.out(session.painted(Help.verb(verb)));
      session.exit(Ending.OK);
      return;
    }
    switch (evaluation.run(verb, values, asker, session)) {
      case Outcome.Replied(var reply) -> {
        if (verb.form() == Verb.Form.STREAM) {
          session.end(reply.ending());
          session.err(reply.hints());
        } else {
          session.reply(reply);
        }
        session.exit(reply.ending());
      }
      case Outcome.Troubled(var trouble) -> finish(session, trouble);
    }
  }

  private static void finish(FrameSession session, Trouble trouble) {
    session.trouble(trouble);
    session.exit(trouble.ending());
  }

  /// The flags about looks, before the verb is known.
  private static Values rough(List<String> words) {
    var flags = new TreeMap<String, List<String>>();
    for (var word : words) {
      if (word.startsWith("--")) {
        flags.put(word.substring(2), List.of("true"));
      }
    }
    return Values.of(flags);
  }

  private void unknown(Registry.Spoken spoken, FrameSession session) {
    var name = spoken.name();
    if (name.isEmpty()) {
      session.out(session.painted(Help.first(registry, LOCAL)));
      session.exit(Ending.OK);
      return;
    }
    var verbs = registry.of(name.getFirst());
    if (!verbs.isEmpty() && name.size() == 1) {
      if (spoken.rest().contains("-h") || spoken.rest().contains("--help")) {
        session.out(session.painted(Help.noun(name.getFirst(), verbs)));
        session.exit(Ending.OK);
        return;
      }
      session.err(Help.noun(name.getFirst(), verbs));
      finish(
          session,
          Trouble.usage(
              name.getFirst() + " alone says nothing to do; these are its verbs.",
              "hoops " + name.getFirst() + " " + verbs.getFirst().words().getLast()));
      return;
    }
    finish(session, registry.unknown(name, LOCAL));
  }
}
