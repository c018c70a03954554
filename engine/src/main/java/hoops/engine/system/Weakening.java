package hoops.engine.system;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// Whether a change of one key asks less or allows more (F16).
final class Weakening {
  private Weakening() {}

  /// `from` and `to` are as written, empty for what is not there and has no default that one could
  /// compare; where that must be known, a change is taken for weaker.
  static boolean weaker(Key key, String from, String to) {
    if (to.equals("none") && key.shape() instanceof Shape.Gate) {
      return true;
    }
    return switch (key.weaker()) {
      case Weaker.Never _ -> false;
      case Weaker.Both _ -> true;
      case Weaker.Becomes(var word) -> to.equals(word);
      case Weaker.Less _ -> to.isEmpty() || to.equals("none") || compare(from, to) > 0;
      case Weaker.More _ -> more(key, from, to);
    };
  }

  private static boolean more(Key key, String from, String to) {
    if (key.shape() instanceof Shape.Many || key.shape() instanceof Shape.Names) {
      var before = Flat.members(from);
      return Flat.members(to).stream().anyMatch(member -> !before.contains(member));
    }
    return compare(from, to) < 0;
  }

  /// Positive where `from` is the greater; where one of them is no number, whatever is weaker.
  private static int compare(String from, String to) {
    var before = size(from);
    var after = size(to);
    if (before.isEmpty() || after.isEmpty()) {
      return from.equals("none") ? -1 : 1;
    }
    return Long.compare(before.getAsLong(), after.getAsLong());
  }

  private static OptionalLong size(String text) {
    var duration = Scalars.duration(text).map(Duration::toSeconds);
    var number = Scalars.share(text).map(share -> share.up(Long.MAX_VALUE / 200));
    for (var found : List.of(duration, number, Scalars.bytes(text))) {
      if (found.isPresent()) {
        return OptionalLong.of(found.get());
      }
    }
    return OptionalLong.empty();
  }
}
