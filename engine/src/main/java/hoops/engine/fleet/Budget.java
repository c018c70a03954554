package hoops.engine.fleet;

/// How many instances of a crew may be down for whatever cause, and how many must stay up (S30,
/// I19).
///
/// Source: docs/rules.md, M6: `budget = max(1, down(33 %, n))`, `floor = n - budget`, both 0 where
/// n is 0.
public record Budget(long n) {
  public Budget {
    if (n < 0) {
      throw new IllegalArgumentException("no number of instances: " + n);
    }
  }

  public long down() {
    return n == 0 ? 0 : Math.max(1, 33 * n / 100);
  }

  public long floor() {
    return n - down();
  }
}
