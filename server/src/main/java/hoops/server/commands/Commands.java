package hoops.server.commands;

import hoops.engine.Actor;
import hoops.engine.AskKey;
import hoops.engine.Digest;
import hoops.engine.Way;
import hoops.server.Threads;
import hoops.server.commands.Evaluation.Outcome;
import hoops.server.door.Door;
import hoops.server.screen.Block;
import hoops.wire.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes words, or a verb with its values, and answers: the one evaluator behind every surface.
///
/// Any thread. Words run on a virtual thread of their own and go on when whoever typed them is
/// gone; the same key finds the same run again, so nothing is done twice.
public final class Commands {
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
    var rough = Looks.of(words, Values.rough(reasoned.words()), reach.time().instant());
    try {
      var verb = spoken.verb();
      if (verb == null) {
        unknown(spoken, FrameSession.mute(run, rough));
        return;
      }
      evaluate(verb, spoken.rest(), reasoned.reason(), words, asker, run);
    } catch (Unanswerable wrong) {
      finish(FrameSession.mute(run, rough), wrong.trouble());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void evaluate(
      Verb verb, List<String> rest, String reason, Words words, Call.Asker asker, Run run)
      throws InterruptedException {
    if (Parsing.asksHelp(rest)) {
      help(verb, Looks.of(words, Values.rough(rest), reach.time().instant()), run);
      return;
    }
    var values = Parsing.parse(verb, rest).or("reason", reason);
    var looks = Looks.of(words, values, reach.time().instant());
    var mute = values.on("no-input") || !words.tty().contains("in");
    var session =
        new FrameSession(
            run,
            looks,
            mute ? FrameSession.Asking.NOBODY : FrameSession.Asking.POSSIBLE,
            values.on("quiet") ? FrameSession.Beside.LEFT_OUT : FrameSession.Beside.TOLD);
    var began = reach.time().instant();
    var outcome = evaluation.run(verb, values, asker, session);
    if (values.on("verbose")) {
      session.err(List.of(Block.line(verbosely(run, began))));
    }
    switch (outcome) {
      case Outcome.Replied(var reply) -> {
        if (verb.form() == Verb.Form.STREAM) {
          session.end(reply.ending());
          session.beside(reply.hints());
        } else {
          session.reply(reply);
        }
        session.exit(reply.ending());
      }
      case Outcome.Troubled(var trouble) -> finish(session, trouble);
    }
  }

  /// What `--verbose` adds: who answered, from which position, how long it took.
  private String verbosely(Run run, Instant began) {
    return "%s   position %s   %d ms   %s"
        .formatted(
            reach.self().url(),
            reach.worlds().now().position(),
            Duration.between(began, reach.time().instant()).toMillis(),
            run.id());
  }

  private void help(Verb verb, Looks looks, Run run) {
    var session = FrameSession.mute(run, looks);
    session.out(session.painted(Help.verb(verb, registry)));
    session.exit(Ending.OK);
  }

  private static void finish(FrameSession session, Trouble trouble) {
    session.trouble(trouble);
    session.exit(trouble.ending());
  }

  private void unknown(Registry.Spoken spoken, FrameSession session) {
    var name = spoken.name();
    if (name.isEmpty()) {
      var strange = registry.strange(spoken.rest());
      if (strange.isPresent()) {
        finish(session, strange.get());
        return;
      }
      session.out(session.painted(Help.first(registry)));
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
    finish(session, registry.unknown(name));
  }
}
