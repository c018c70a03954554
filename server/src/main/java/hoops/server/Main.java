package hoops.server;

import java.util.Arrays;
import java.util.List;

/// What the launcher starts where work is done without a server, or a server is to run.
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    Logging.quiet();
    var print = new Printing(System.out, System.err);
    var rest = Arrays.asList(words).subList(Math.min(1, words.length), words.length);
    int exit =
        switch (words.length == 0 ? "" : words[0]) {
          case "serve" -> Serve.run(rest, print, System.getenv());
          case "demo" -> Demo.run(rest, print, System.getenv());
          case "init" -> InitWords.run(rest, print);
          case "validate" -> Offline.validate(rest, print);
          case "journal" -> Offline.journal(rest, print);
          case "doctor" -> Doctor.run(rest, print, System.getenv());
          case "__train" -> Train.run(print, System.getenv());
          default -> unknown(List.of(words));
        };
    System.exit(exit);
  }

  private static int unknown(List<String> words) {
    System.err.printf("hoops: this program does not know \"%s\"%n", String.join(" ", words));
    return USAGE;
  }
}
