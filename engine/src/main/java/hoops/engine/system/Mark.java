package hoops.engine.system;

/// A place in the system file: line and column, both from 1.
public record Mark(int line, int column) implements Comparable<Mark> {
  public static final Mark START = new Mark(1, 1);

  @Override
  public int compareTo(Mark other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}
