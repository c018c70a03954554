package hoops.wire;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The words of one call and the terminal they came from: the body of `POST /api/v1/words`.
///
/// `tty` names those of `in`, `out`, `err` that are terminals. `after` is the number of the last
/// frame the client has seen: 0 at first, more when it takes a broken answer up again.
public record Words(
    List<String> words,
    List<String> tty,
    int columns,
    String locale,
    String zone,
    SortedMap<String, String> env,
    String client,
    long after) {
  public static final String SCHEMA = "hoops.words/1";

  /// The variables that a client sends, where they are set; no others.
  public static final List<String> VARIABLES =
      List.of(
          "TERM",
          "NO_COLOR",
          "FORCE_COLOR",
          "CLICOLOR_FORCE",
          "HOOPS_A11Y",
          "TRACEPARENT",
          "TRACESTATE",
          "BAGGAGE");

  public Words {
    words = List.copyOf(words);
    tty = List.copyOf(tty);
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
  }

  public String text() {
    var variables = new Fields();
    for (var variable : env.entrySet()) {
      variables.put(variable.getKey(), variable.getValue());
    }
    return new Fields()
        .put("schema", SCHEMA)
        .putTexts("words", words)
        .putTexts("tty", tty)
        .put("columns", columns)
        .put("locale", locale)
        .put("zone", zone)
        .put("env", variables.members())
        .put("client", client)
        .put("after", after)
        .members()
        .text();
  }

  /// Reads a body; [JsonBroken] where it is none, or of a later major version.
  public static Words read(String text) {
    if (!(Json.read(text) instanceof Json.Members members)) {
      throw new JsonBroken("$: an object is expected");
    }
    if (!members.text("schema", "").equals(SCHEMA)) {
      throw new JsonBroken("$.schema: this server speaks " + SCHEMA);
    }
    return new Words(
        members.texts("words"),
        members.texts("tty"),
        Math.clamp(members.number("columns", 80), 20, 1000),
        members.text("locale", "C"),
        members.text("zone", "UTC"),
        variables(members),
        members.text("client", ""),
        Math.max(0, members.number("after", 0)));
  }

  private static SortedMap<String, String> variables(Json.Members members) {
    var variables = new TreeMap<String, String>();
    if (members.value("env") instanceof Json.Members env) {
      VARIABLES.stream()
          .filter(env.values()::containsKey)
          .forEach(name -> variables.put(name, env.text(name, "")));
    }
    return variables;
  }

  /// The same words after that frame.
  public Words after(long n) {
    return new Words(words, tty, columns, locale, zone, env, client, n);
  }

  /// A terminal of 80 columns that is none: for words that come from a program.
  public static Words plain(List<String> words) {
    return new Words(words, List.of(), 80, "C.UTF-8", "UTC", new TreeMap<>(Map.of()), "", 0);
  }
}
