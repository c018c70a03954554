package hoops.server.store;

import java.util.Arrays;
import java.util.Optional;

/// Goes along the chain, one row after another, and says of the first that does not fit why.
///
/// One thread.
final class Chain {
  private byte[] before;
  private long position;
  private long epoch;

  /// Stands behind `position`, whose hash is `before`; 0 and [#genesis] before the first.
  Chain(long position, byte[] before) {
    this.position = position;
    this.before = before;
  }

  static byte[] genesis() {
    return new byte[Envelope.HASH];
  }

  /// Empty where `row` fits, and the chain then stands behind it; else a sentence.
  Optional<String> next(Row row) {
    var head = row.head();
    if (head.position() != position + 1) {
      return Optional.of(
          "entry %d is missing: after %d stands %d"
              .formatted(position + 1, position, head.position()));
    }
    for (var side : row.sides()) {
      if (changed(side)) {
        return Optional.of(
            "side row \"%s\" of entry %d was changed".formatted(side.name(), head.position()));
      }
    }
    if (!Arrays.equals(Envelope.hash(before, head, row.data(), row.sides()), row.hash())) {
      return Optional.of(
          "entry %d is not what was written there: it does not give its hash on top of entry %d"
              .formatted(head.position(), position));
    }
    if (head.epoch() < epoch) {
      return Optional.of(
          "entry %d is of epoch %d, and %d was there before"
              .formatted(head.position(), head.epoch(), epoch));
    }
    before = row.hash();
    position = head.position();
    epoch = head.epoch();
    return Optional.empty();
  }

  /// An erased side row has neither salt nor text, and keeps its digest.
  private static boolean changed(Row.Side side) {
    var salt = side.salt();
    var text = side.text();
    if (salt == null || text == null) {
      return salt != null || text != null;
    }
    return !Arrays.equals(Envelope.digest(salt, text), side.digest());
  }

  long position() {
    return position;
  }

  byte[] hash() {
    return before;
  }
}
