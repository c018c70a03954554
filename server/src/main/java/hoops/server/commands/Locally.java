package hoops.server.commands;

import hoops.server.screen.Block;
import hoops.server.screen.Look;
import hoops.server.screen.Painter;
import hoops.wire.Fields;
import hoops.wire.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Words that are answered in this very process, with no server: parsed, helped with, shown and
/// refused by the same registry and the same looks as all others. One thread.
public final class Locally {
  private final Streams streams;
  private final Words words;
  private final Acts acts;
  private Looks looks;
  private Values values = Values.of(Map.of());

  /// The three streams of the process.
  public record Streams(PrintStream out, PrintStream err, InputStream in) {}

  /// Does one of the local verbs, and returns the exit code.
  @FunctionalInterface
  public interface Acts {
    int act(String verb, Values values, Locally here) throws InterruptedException;
  }

  private Locally(List<String> typed, Streams streams, Map<String, String> variables, Acts acts) {
    this.streams = streams;
    this.words = words(typed, variables);
    this.acts = acts;
    this.looks = Looks.of(words, Values.rough(typed), Instant.EPOCH);
  }

  /// Answers what was typed, and returns the exit code.
  public static int run(
      List<String> typed, Streams streams, Map<String, String> variables, Acts acts)
      throws InterruptedException {
    return new Locally(typed, streams, variables, acts).run();
  }

  private int run() throws InterruptedException {
    var registry = Verbs.all();
    var reasoned = Parsing.reasoned(words.words());
    var spoken = registry.spoken(reasoned.words());
    var verb = spoken.verb();
    try {
      if (verb == null && spoken.name().isEmpty()) {
        var strange = registry.strange(spoken.rest());
        if (strange.isPresent()) {
          return trouble(strange.get());
        }
        print(streams.out(), looks.out(), Help.first(registry));
        return Ending.OK.exit();
      }
      if (verb == null) {
        return trouble(registry.unknown(spoken.name()));
      }
      if (Parsing.asksHelp(spoken.rest())) {
        print(streams.out(), looks.out(), Help.verb(verb, registry));
        return Ending.OK.exit();
      }
      values = Parsing.parse(verb, spoken.rest()).or("reason", reasoned.reason());
      looks = Looks.of(words, values, Instant.EPOCH);
      return switch (verb.name()) {
        case "help" -> reply(ToolVerbs.help(registry, values.all("verb"), () -> begun("help")));
        case "completion" ->
            reply(ToolVerbs.completion(registry, values.one("shell"), () -> begun("completion")));
        default -> acts.act(verb.name(), values, this);
      };
    } catch (Unanswerable wrong) {
      return trouble(wrong.trouble());
    }
  }

  private static Fields begun(String document) {
    return new Fields().put("schema", "hoops." + document + "/1");
  }

  /// Prints an answer and its hints; returns its exit code.
  public int reply(Reply reply) {
    if (json()) {
      write(streams.out(), reply.document().text() + "\n");
    } else {
      print(streams.out(), looks.out(), reply.blocks());
    }
    if (!values.on("quiet")) {
      print(streams.err(), looks.err(), reply.hints());
    }
    return reply.ending().exit();
  }

  /// Prints trouble as every command does; returns its exit code.
  public int trouble(Trouble trouble) {
    if (json()) {
      write(streams.out(), trouble.document("local").text() + "\n");
    }
    print(streams.err(), looks.err(), trouble.details().stream().map(Block::verbatim).toList());
    print(streams.err(), looks.err(), Telling.trouble(trouble));
    return trouble.ending().exit();
  }

  /// Trouble for a verb that only a server answers.
  public int unasked(String verb) {
    return trouble(
        Trouble.usage(verb + " asks a server, which this program does not.", "hoops " + verb));
  }

  /// Asks the person at the terminal; the proposal where nothing is typed, or nobody can be asked.
  public String ask(String question, String proposal) throws IOException {
    if (!words.tty().contains("in") || values.on("no-input") || json()) {
      return proposal;
    }
    write(streams.err(), question + (proposal.isEmpty() ? " " : " [" + proposal + "] "));
    var line = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    var typed = line.readLine();
    return typed == null || typed.isBlank() ? proposal : typed.strip();
  }

  /// Whether `--json` was typed.
  public boolean json() {
    return looks.out().form() == Look.Form.DOCUMENT;
  }

  private static void print(PrintStream stream, Look look, List<Block> blocks) {
    write(stream, new Painter(look).paint(blocks));
  }

  private static void write(PrintStream stream, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }

  /// The launcher says in `HOOPS_TTY` and `HOOPS_COLUMNS` what the JDK cannot tell.
  private static Words words(List<String> typed, Map<String, String> variables) {
    var env = new TreeMap<String, String>();
    Words.VARIABLES.stream()
        .filter(variables::containsKey)
        .forEach(name -> env.put(name, variables.get(name)));
    var columns = variables.getOrDefault("HOOPS_COLUMNS", "");
    return new Words(
        typed,
        Arrays.asList(variables.getOrDefault("HOOPS_TTY", "").split(",", -1)),
        columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80,
        locale(variables),
        ZoneId.systemDefault().getId(),
        env,
        "local",
        0);
  }

  private static String locale(Map<String, String> variables) {
    return List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("C");
  }
}
