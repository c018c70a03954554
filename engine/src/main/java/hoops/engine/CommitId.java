package hoops.engine;

/// Names one commit of the source: 40 or 64 lower-case hex digits.
public record CommitId(String text) implements Comparable<CommitId> {
  public CommitId {
    if (!Grammar.hex(text, 0, 40) && !Grammar.hex(text, 0, 64)) {
      throw new IllegalArgumentException(
          "\"%s\" is no commit; one has 40 or 64 hex digits".formatted(text));
    }
  }

  /// The first seven digits, as people say it.
  public String brief() {
    return text.substring(0, 7);
  }

  @Override
  public int compareTo(CommitId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
