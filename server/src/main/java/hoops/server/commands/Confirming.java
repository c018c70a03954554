package hoops.server.commands;

import hoops.server.commands.Session.Question;
import hoops.wire.Frame;
import java.util.Map;

/// Makes sure that a dangerous verb is meant (rule 10). `-y` never answers a severe question.
final class Confirming {
  private Confirming() {}

  /// How dangerous this call is, by its verb or the tier that it is about.
  static Danger danger(Call call) {
    return call.verb().danger() == Danger.BY_TIER ? Finding.danger(call) : call.verb().danger();
  }

  /// Whether nothing need be asked: it is harmless, or the flags have answered. A wrong name is
  /// trouble at once.
  static boolean given(Call call, Danger danger) {
    return switch (danger) {
      case NONE, BY_TIER -> true;
      case MODERATE -> call.on("yes") || call.session() instanceof ProgramSession;
      case SEVERE -> {
        var typed = call.maybe("confirm");
        typed.ifPresent(name -> check(call, name));
        yield typed.isPresent();
      }
    };
  }

  /// Asks; trouble where the answer is no.
  static void confirm(Call call, Danger danger) throws InterruptedException {
    switch (danger) {
      case NONE, BY_TIER -> {}
      case MODERATE -> moderate(call);
      case SEVERE -> check(call, severe(call));
    }
  }

  private static void moderate(Call call) throws InterruptedException {
    var text = call.typed() + "   go on? [y/N] ";
    var answer =
        call.session()
            .ask(new Question(Frame.Kind.YES, text, "-y", call.typed() + " -y", Map.of()));
    if (!answer.equals("y")) {
      throw Trouble.usage("Not done: the answer was not y.", call.typed() + " -y").thrown();
    }
  }

  private static String severe(Call call) throws InterruptedException {
    var name = Finding.confirmed(call);
    var text = call.typed() + "   type " + name + " to go on: ";
    var flag = "--confirm " + name;
    return call.session()
        .ask(new Question(Frame.Kind.WORD, text, flag, call.typed() + " " + flag, Map.of()));
  }

  private static void check(Call call, String typed) {
    var name = Finding.confirmed(call);
    if (!typed.equals(name)) {
      throw Trouble.usage(
              "Not done: \"" + typed + "\" is not " + name + ".",
              call.typed() + " --confirm " + name)
          .thrown();
    }
  }
}
