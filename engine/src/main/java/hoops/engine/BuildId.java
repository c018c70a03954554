package hoops.engine;

/// Names one build: its assembly and the number it shares with all builds of its commit, as in
/// `receiver@4711`.
public record BuildId(AssemblyName assembly, int number) implements Comparable<BuildId> {
  public BuildId {
    if (number < 1) {
      throw new IllegalArgumentException("no number of a build: " + number);
    }
  }

  /// Reads `receiver@4711`; anything else is an IllegalArgumentException that shows the form.
  public static BuildId parse(String text) {
    int at = text.indexOf('@');
    if (at < 0 || !Grammar.counts(text, at + 1, 9)) {
      throw new IllegalArgumentException(
          "\"%s\" is no build; one looks like receiver@4711".formatted(text));
    }
    return new BuildId(
        new AssemblyName(text.substring(0, at)), Integer.parseInt(text, at + 1, text.length(), 10));
  }

  public String text() {
    return assembly.text() + "@" + number;
  }

  @Override
  public int compareTo(BuildId other) {
    int byAssembly = assembly.compareTo(other.assembly);
    return byAssembly != 0 ? byAssembly : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
