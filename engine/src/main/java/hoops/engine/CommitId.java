package hoops.engine;

import java.util.regex.Pattern;

/// Names one commit of the source: 40 or 64 lower-case hex digits.
public record CommitId(String text) implements Comparable<CommitId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  public CommitId {
    if (!FORM.matcher(text).matches()) {
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
