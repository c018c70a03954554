package hoops.shell;

import hoops.wire.Fields;
import java.util.List;

/// Ends the client with one of its own exit codes and sentences: what, and what now.
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exit;

  Trouble(int exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  /// Exit 9: no answer from a server.
  static Trouble unreachable(String sentence) {
    return new Trouble(9, sentence);
  }

  int exit() {
    return exit;
  }

  /// The same for programs: `hoops.error/1`, as the server would say it.
  String document() {
    var lines = sentence().split("\n", 2);
    var error =
        new Fields()
            .put("code", code())
            .put("exit", exit)
            .put("message", lines[0])
            .put("hint", lines.length == 1 ? "" : lines[1].strip())
            .put("gates", List.of())
            .put("request", "client")
            .members();
    return new Fields().put("schema", "hoops.error/1").put("error", error).members().text();
  }

  private String code() {
    return switch (exit) {
      case 2 -> "usage";
      case 4 -> "denied";
      case 5 -> "not_found";
      case 9 -> "unreachable";
      default -> "bug";
    };
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
