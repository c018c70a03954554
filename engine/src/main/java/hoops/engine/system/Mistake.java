package hoops.engine.system;

/// One thing wrong with the file, or a note: where, of which kind, and a sentence that says what
/// would be right (section 10).
///
/// Printed as `FILE:LINE:COLUMN SENTENCE`.
public record Mistake(Code code, Mark mark, String sentence) implements Comparable<Mistake> {
  /// By line and column; at one place as their sentences sort.
  @Override
  public int compareTo(Mistake other) {
    int byMark = mark.compareTo(other.mark);
    return byMark != 0 ? byMark : sentence.compareTo(other.sentence);
  }

  /// `hoops.yaml:12:5 receiver has no key "helth". Did you mean "health"?`
  public String text(String file) {
    return file + ":" + mark.line() + ":" + mark.column() + " " + sentence;
  }

  /// The kind of a mistake; `NOTE` alone refuses nothing.
  public enum Code {
    FORMAT,
    SIZE,
    YAML,
    UNKNOWN_KEY,
    TWICE,
    MISSING,
    TYPE,
    NAME,
    UNKNOWN_NAME,
    CIRCLE,
    NO_SHELL,
    SECRET,
    HIDES,
    ADDRESS,
    GATE,
    NOTE;

    /// As it is printed and documented: `unknown-key`.
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
