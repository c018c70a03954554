package hoops.engine.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How the sides of an assembly change with n: in proportion, so that the judged share stays (M10).
final class Resizing {
  private final List<Long> sides;
  private final long before;
  private final long allowed;

  private Resizing(List<Long> sides, long before, long allowed) {
    this.sides = sides;
    this.before = before;
    this.allowed = allowed;
  }

  /// `sides` by their age, the newest first, after n and surge together went from `before` to
  /// `allowed`; in the same order.
  static List<Long> of(List<Long> sides, long before, long allowed) {
    return before == 0 ? sides : new Resizing(List.copyOf(sides), before, allowed).sized();
  }

  private List<Long> sized() {
    long sum = sides.stream().mapToLong(Long::longValue).sum();
    long left = Math.min(allowed, rounded(sum)) - sum;
    var order = order(left > 0);
    var sized = new ArrayList<Long>(sides);
    for (int i : order) {
      long change = rounded(sides.get(i)) - sides.get(i);
      long may = left > 0 ? Math.clamp(change, 0, left) : Math.clamp(change, left, 0);
      sized.set(i, sides.get(i) + may);
      left -= may;
    }
    if (!order.isEmpty()) {
      int first = order.getFirst(); // what rounding leaves
      sized.set(first, Math.max(0, sized.get(first) + left));
    }
    return List.copyOf(sized);
  }

  /// The largest first; of equal ones the newer when growing, the older when shrinking. What is 0
  /// stays 0.
  private List<Integer> order(boolean grows) {
    var age = grows ? Comparator.<Integer>naturalOrder() : Comparator.<Integer>reverseOrder();
    return IntStream.range(0, sides.size())
        .filter(i -> sides.get(i) > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> -sides.get(i)).thenComparing(age))
        .toList();
  }

  /// The side in proportion, halves up.
  private long rounded(long side) {
    return (2 * side * allowed + before) / (2 * before);
  }
}
