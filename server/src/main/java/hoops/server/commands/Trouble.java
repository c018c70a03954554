package hoops.server.commands;

import hoops.engine.Refusal;
import hoops.wire.Fields;
import hoops.wire.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a command was not done: what and why in a sentence, what now as words to paste or empty, and
/// the rows of the gates where gates said no; `details` are lines that say it one by one, which the
/// message sums up.
public record Trouble(
    Ending ending, String message, String hint, List<Json.Members> gates, List<String> details) {
  private static final int LONGEST = 300;
  private static final int SHOWN = 60;

  public Trouble {
    gates = List.copyOf(gates);
    details = List.copyOf(details);
    message = sentence(brief(message));
  }

  /// With the full stop that a sentence ends with; whoever writes a refusal need not think of it.
  static String sentence(String message) {
    return message.isEmpty() || ".?!:".indexOf(message.charAt(message.length() - 1)) >= 0
        ? message
        : message + ".";
  }

  /// Words that are endless are told by their beginning, so that the sentence around them is seen.
  private static String brief(String message) {
    return message.length() <= LONGEST
        ? message
        : Stream.of(message.split(" ", -1))
            .map(word -> word.length() <= LONGEST ? word : word.substring(0, SHOWN) + "...\"")
            .collect(Collectors.joining(" "));
  }

  public static Trouble of(Ending ending, String message, String hint) {
    return new Trouble(ending, message, hint, List.of(), List.of());
  }

  /// The same, with these lines before it.
  public Trouble after(List<String> lines) {
    return new Trouble(ending, message, hint, gates, lines);
  }

  static Trouble of(Refusal refusal) {
    return of(Ending.of(refusal.kind()), refusal.why(), refusal.now());
  }

  public static Trouble usage(String message, String hint) {
    return of(Ending.USAGE, message, hint);
  }

  static Trouble notFound(String message, String hint) {
    return of(Ending.NOT_FOUND, message, hint);
  }

  Unanswerable thrown() {
    return new Unanswerable(this);
  }

  /// The document that stands for it on stdout (docs/cli.md).
  public Json.Members document(String request) {
    var error =
        new Fields()
            .put("code", ending.word())
            .put("exit", ending.exit())
            .put("message", message)
            .put("hint", hint)
            .put("gates", gates)
            .put("request", request);
    if (!details.isEmpty()) {
      error.putTexts("details", details);
    }
    return new Fields().put("schema", "hoops.error/1").put("error", error.members()).members();
  }
}
