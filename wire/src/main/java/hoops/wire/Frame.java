package hoops.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One step of the server's answer to words: a line of JSON with a number that rises from 1.
///
/// The last frame of every answer is an [Exit].
public sealed interface Frame {
  long n();

  /// The frame as one line of JSON without its line break.
  String line();

  /// Reads one line; [JsonBroken] for anything but a frame of these kinds.
  static Frame read(String line) {
    if (!(Json.read(line) instanceof Json.Members members)) {
      throw new JsonBroken("a frame is an object");
    }
    long n = members.number("n", 0);
    return switch (members.text("frame", "")) {
      case "out" -> new Out(n, members.text("text", ""));
      case "err" -> new Err(n, members.text("text", ""));
      case "progress" -> new Progress(n, members.texts("lines"));
      case "ask" -> Ask.read(n, members);
      case "exit" -> new Exit(n, Math.toIntExact(members.number("code", 70)));
      default -> throw new JsonBroken("no frame of this kind: " + members.text("frame", ""));
    };
  }

  /// Text for stdout, line breaks included.
  record Out(long n, String text) implements Frame {
    @Override
    public String line() {
      return begin("out", n).put("text", text).members().text();
    }
  }

  /// Text for stderr, line breaks included.
  record Err(long n, String text) implements Frame {
    @Override
    public String line() {
      return begin("err", n).put("text", text).members().text();
    }
  }

  /// At most six lines to be redrawn under the last line; none takes them away.
  record Progress(long n, List<String> lines) implements Frame {
    public static final int MOST_LINES = 6;

    public Progress {
      lines = List.copyOf(lines);
    }

    @Override
    public String line() {
      return begin("progress", n).putTexts("lines", lines).members().text();
    }
  }

  /// A question; the answer is posted to `/api/v1/words/{id}`. `flag` is what would have answered
  /// it without asking. `choices` maps a key to what it means, for [Kind#CHOICE] only.
  record Ask(long n, String id, Kind kind, String text, String flag, Map<String, String> choices)
      implements Frame {
    public Ask {
      choices = Map.copyOf(new TreeMap<>(choices));
    }

    @Override
    public String line() {
      var keys = new Fields();
      new TreeMap<>(choices).forEach(keys::put);
      return begin("ask", n)
          .put("id", id)
          .put("kind", kind.word())
          .put("text", text)
          .put("flag", flag)
          .put("choices", keys.members())
          .members()
          .text();
    }

    private static Ask read(long n, Json.Members from) {
      var choices = new TreeMap<String, String>();
      if (from.value("choices") instanceof Json.Members keys) {
        keys.values().keySet().forEach(key -> choices.put(key, keys.text(key, "")));
      }
      return new Ask(
          n,
          from.text("id", ""),
          Kind.of(from.text("kind", "")),
          from.text("text", ""),
          from.text("flag", ""),
          choices);
    }
  }

  /// The end, with the exit code of the command.
  record Exit(long n, int code) implements Frame {
    @Override
    public String line() {
      return begin("exit", n).put("code", code).members().text();
    }
  }

  /// What kind of answer a question wants.
  enum Kind {
    /// `y` or anything else.
    YES("yes"),
    /// The very word that the text names.
    WORD("word"),
    /// One of the keys.
    CHOICE("choice"),
    /// Typed without echo.
    SECRET("secret"),
    /// The bytes of a path that stands among the typed words, at most 50 MB.
    FILE("file"),
    /// A token, to be kept for this server.
    KEEP("keep");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    static Kind of(String word) {
      for (var kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new JsonBroken("no kind of question: " + word);
    }
  }

  private static Fields begin(String kind, long n) {
    return new Fields().put("frame", kind).put("n", n);
  }
}
