package hoops.engine;

/// The number of one entry of the journal: 1 for the first, rising by one; 0 before the first (I3).
public record Position(long number) implements Comparable<Position> {
  public static final Position NONE = new Position(0);

  public Position {
    if (number < 0) {
      throw new IllegalArgumentException("not a position: " + number);
    }
  }

  public Position next() {
    return plus(1);
  }

  public Position plus(long entries) {
    return new Position(number + entries);
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
