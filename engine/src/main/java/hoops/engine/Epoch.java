package hoops.engine;

/// The number of one reign of a server over a journal; raised at each start, never given twice
/// (I4).
///
/// Every call to a platform repeats it, and a platform refuses one lower than it has seen (I8).
public record Epoch(long number) implements Comparable<Epoch> {
  public Epoch {
    if (number < 0) {
      throw new IllegalArgumentException("not an epoch: " + number);
    }
  }

  public Epoch next() {
    return new Epoch(number + 1);
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compare(number, other.number);
  }
}
