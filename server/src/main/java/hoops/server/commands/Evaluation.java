package hoops.server.commands;

import hoops.engine.control.Control;
import hoops.server.door.Door;
import java.util.concurrent.atomic.AtomicLong;

/// Judges and runs one call: permission, confirmation, act; the same for every surface.
public final class Evaluation {
  private static final System.Logger LOG = System.getLogger("hoops.commands");

  private final Reach reach;
  private final Door door;
  private final AtomicLong bugs = new AtomicLong();

  Evaluation(Reach reach, Door door) {
    this.reach = reach;
    this.door = door;
  }

  /// What came of a call.
  public sealed interface Outcome {
    record Replied(Reply reply) implements Outcome {}

    record Troubled(Trouble trouble) implements Outcome {}
  }

  Outcome run(Verb verb, Values values, Call.Asker asker, Session session)
      throws InterruptedException {
    try {
      if (!door.may(asker.actor(), verb.permission())) {
        return denied(verb);
      }
      if (values.on("wait") && verb.form() == Verb.Form.DOCUMENT && !verb.reads()) {
        return troubled(
            Ending.USAGE, verb.name() + " does not wait; watch waits for the end.", "hoops watch");
      }
      var call = new Call(verb, values, asker, session, reach);
      return new Outcome.Replied(verb.act().act(call));
    } catch (Unanswerable known) {
      return new Outcome.Troubled(known.trouble());
    } catch (Control.Stopped stopping) {
      return troubled(
          Ending.UNREACHABLE, String.valueOf(stopping.getMessage()), "try again in a moment");
    } catch (RuntimeException bug) { // the top of a command: reported, and answered with its number
      var report = "bug-" + reach.self().pid() + "-" + bugs.incrementAndGet();
      LOG.log(System.Logger.Level.ERROR, report + " in " + verb.name(), bug);
      return troubled(
          Ending.BUG,
          "A bug in Hoops: " + report + ". Nothing more is known here.",
          "look for " + report + " in the server's log, and file it");
    }
  }

  private static Outcome denied(Verb verb) {
    return troubled(
        Ending.DENIED, "You may not " + verb.name() + " here.", "ask the owner: hoops tier list");
  }

  private static Outcome troubled(Ending ending, String message, String hint) {
    return new Outcome.Troubled(Trouble.of(ending, message, hint));
  }
}
