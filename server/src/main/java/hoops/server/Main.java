package hoops.server;

import hoops.server.commands.Locally;
import hoops.server.commands.Values;
import java.util.List;
import java.util.Map;

/// What the launcher starts where work is done without a server, or a server is to run.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    Logging.quiet();
    var print = new Printing(System.out, System.err);
    var typed = List.of(words);
    var variables = Launched.variables(System.getenv());
    System.exit(
        typed.equals(List.of("__train"))
            ? Train.run(print, variables)
            : Locally.run(
                typed,
                new Locally.Streams(System.out, System.err, System.in),
                variables,
                (verb, values, here) -> act(verb, values, here, print, variables)));
  }

  private static int act(
      String verb, Values values, Locally here, Printing print, Map<String, String> variables)
      throws InterruptedException {
    return switch (verb) {
      case "serve" -> Serve.run(values, here, print, variables);
      case "demo", "demo commit", "demo stop" -> Demo.run(verb, values, here, print, variables);
      case "init" -> InitWords.run(values, here);
      case "validate" -> Offline.validate(values, here);
      case "journal verify" -> Offline.journal(values, here);
      case "doctor" -> Doctor.run(here, variables);
      default -> here.unasked(verb);
    };
  }
}
