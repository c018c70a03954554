package hoops.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry as it lies in the table, with its side rows in the order of their names.
///
/// Immutable as long as nobody changes the arrays.
final class Row {
  private final Head head;
  private final byte[] data;
  private final List<Side> sides;
  private final byte[] hash;

  Row(Head head, byte[] data, List<Side> sides, byte[] hash) {
    this.head = head;
    this.data = data;
    this.sides = sides;
    this.hash = hash;
  }

  Head head() {
    return head;
  }

  byte[] data() {
    return data;
  }

  List<Side> sides() {
    return sides;
  }

  byte[] hash() {
    return hash;
  }

  /// The short columns. `at` is in milliseconds since 1970; `key` and `words` are empty where there
  /// is no key.
  record Head(
      long position,
      long at,
      long epoch,
      String actor,
      String principal,
      String way,
      String key,
      String words,
      String event,
      int version) {}

  /// One side row: its salt and text, both null once erased, and the digest that the chain holds.
  static final class Side {
    private final String name;
    private final byte @Nullable [] salt;
    private final @Nullable String text;
    private final byte[] digest;

    Side(String name, byte @Nullable [] salt, @Nullable String text, byte[] digest) {
      this.name = name;
      this.salt = salt;
      this.text = text;
      this.digest = digest;
    }

    String name() {
      return name;
    }

    byte @Nullable [] salt() {
      return salt;
    }

    @Nullable String text() {
      return text;
    }

    byte[] digest() {
      return digest;
    }
  }
}
