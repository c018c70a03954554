package hoops.engine;

/// One life of an instance: its place and the position of the entry that ordered it, as in
/// `night-receiver-3.88123`. An ended id never starts again (I9, P1).
public record InstanceId(InstanceName name, Position ordered) implements Comparable<InstanceId> {
  public String text() {
    return name.text() + "." + ordered.number();
  }

  public TierName tier() {
    return name.tier();
  }

  public AssemblyName assembly() {
    return name.assembly();
  }

  @Override
  public int compareTo(InstanceId other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : ordered.compareTo(other.ordered);
  }

  @Override
  public String toString() {
    return text();
  }
}
