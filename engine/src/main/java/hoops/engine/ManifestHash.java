package hoops.engine;

/// The identity of a manifest: the SHA-256 over all that S12 names, 64 hex digits.
public record ManifestHash(String hex) implements Comparable<ManifestHash> {
  public ManifestHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("\"%s\" is no hash of a manifest".formatted(hex));
    }
  }

  /// As people say it: `m-` and the first six digits, as in `m-81c4d2`.
  public String brief() {
    return "m-" + hex.substring(0, 6);
  }

  @Override
  public int compareTo(ManifestHash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return brief();
  }
}
