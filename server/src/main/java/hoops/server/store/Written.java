package hoops.server.store;

import java.util.SortedMap;

/// One event as its codec wrote it: stored name, version, canonical data, and side rows by name.
///
/// Immutable as long as nobody changes the array.
final class Written {
  private final String name;
  private final int version;
  private final byte[] data;
  private final SortedMap<String, String> sides;

  Written(String name, int version, byte[] data, SortedMap<String, String> sides) {
    this.name = name;
    this.version = version;
    this.data = data;
    this.sides = sides;
  }

  String name() {
    return name;
  }

  int version() {
    return version;
  }

  byte[] data() {
    return data;
  }

  SortedMap<String, String> sides() {
    return sides;
  }
}
