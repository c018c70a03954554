package hoops.engine;

/// Names one assembly, as in `receiver`.
public record AssemblyName(String text) implements Comparable<AssemblyName> {
  public AssemblyName {
    Grammar.name(text, "name of an assembly", 24);
  }

  @Override
  public int compareTo(AssemblyName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
