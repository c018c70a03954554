package hoops.server.commands;

import static hoops.server.commands.Parameter.flag;
import static hoops.server.commands.Parameter.onOff;

import hoops.server.commands.Parameter.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The flags that every verb understands (docs/cli.md).
final class Flags {
  /// The short form of a flag, where there is one.
  static final Map<String, String> SHORT =
      Map.of(
          "help", "-h", "quiet", "-q", "verbose", "-v", "reason", "-m", "dry-run", "-n", "yes",
          "-y");

  static final List<Parameter> GLOBAL =
      List.of(
          onOff("help", "this screen"),
          onOff("quiet", "only the answer: no hints, notes or progress"),
          onOff("verbose", "say who answered, from which position, how fast"),
          flag("reason", Kind.TEXT, "why; kept in the journal and told to everyone"),
          onOff("dry-run", "say what would happen, change nothing"),
          onOff("yes", "answer a moderate question with yes"),
          flag("confirm", Kind.NAME, "answer a severe question with the tier's whole name"),
          onOff("json", "exactly one JSON document on stdout"),
          onOff("plain", "tab-separated values, nothing cut"),
          onOff("no-color", "no colour"),
          onOff("ascii", "ASCII signs only"),
          onOff("screen-reader", "lists instead of tables, nothing redrawn"),
          onOff("no-input", "never ask; fail and name the flag instead"),
          onOff("wait", "wait for the end, as deploy and rollback do anyway"),
          onOff("no-wait", "do not wait for the end"),
          flag("timeout", Kind.WHEN, "wait no longer than this"),
          flag("as-of", Kind.WHEN, "the answer as it was then (reads)"),
          flag("server", Kind.URL, "which server (read by the client)"),
          flag("context", Kind.NAME, "which server, by its name in the servers list"),
          flag("token-file", Kind.FILE, "where the token is kept (read by the client)"));

  /// Those of them that mean something where no server is asked; help shows no others there.
  static final List<Parameter> LOCAL =
      GLOBAL.stream()
          .filter(flag ->
              Set.of(
                      "help",
                      "quiet",
                      "json",
                      "plain",
                      "no-color",
                      "ascii",
                      "screen-reader",
                      "no-input")
                  .contains(flag.name()))
          .toList();

  private Flags() {}

  /// The short form of a flag, as in `-f`; null where it has none.
  static @Nullable String shorter(String name) {
    return name.equals("follow") ? "-f" : SHORT.get(name);
  }

  /// Whether that word is a global flag whose value is the word behind it.
  static boolean takesNext(String word) {
    return GLOBAL.stream()
        .filter(flag -> flag.stands() == Parameter.Stands.FLAG)
        .anyMatch(flag -> word.equals("--" + flag.name()) || word.equals(SHORT.get(flag.name())));
  }
}
