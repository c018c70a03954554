package hoops.server.commands;

import hoops.server.commands.Session.Question;
import hoops.wire.Frame;
import java.util.Map;

/// Makes sure that a dangerous verb is meant (rule 10). `-y` never answers a severe question.
final class Confirming {
  private Confirming() {}

  static void confirm(Call call) throws InterruptedException {
    if (call.on("dry-run")) {
      return;
    }
    switch (danger(call)) {
      case NONE, BY_TIER -> {}
      case MODERATE -> moderate(call);
      case SEVERE -> severe(call);
    }
  }

  private static Danger danger(Call call) {
    return call.verb().danger() == Danger.BY_TIER ? Finding.danger(call) : call.verb().danger();
  }

  private static void moderate(Call call) throws InterruptedException {
    if (call.on("yes") || call.session() instanceof ProgramSession) {
      return;
    }
    var answer =
        call.session()
            .ask(
                new Question(
                    Frame.Kind.YES, call.verb().name() + ": go on? [y/N] ", "-y", Map.of()));
    if (!answer.equals("y")) {
      throw Trouble.usage("Not done: the answer was not y.", "").thrown();
    }
  }

  /// Wants the whole name typed, or given by `--confirm`.
  static void severe(Call call) throws InterruptedException {
    var name = Finding.confirmed(call);
    var flag = "--confirm " + name;
    var given = call.maybe("confirm");
    var typed =
        given.isPresent()
            ? given.get()
            : call.session()
                .ask(
                    new Question(
                        Frame.Kind.WORD,
                        call.verb().name() + ": type " + name + " to go on: ",
                        flag,
                        Map.of()));
    if (!typed.equals(name)) {
      throw Trouble.usage("Not done: \"" + typed + "\" is not " + name + ".", flag).thrown();
    }
  }
}
