package hoops.engine;

/// A part of n instances: a whole number, or a whole percent of n (docs/rules.md).
public sealed interface Share {
  /// How many of n, rounded up: `min(s, n)`, or `(p*n + 99) / 100` (M6).
  long up(long n);

  /// How many of n, rounded down: `min(s, n)`, or `p*n / 100` (M6).
  long down(long n);

  /// As it is written in `hoops.yaml`: `2` or `33%`.
  String text();

  /// A number of instances, 0 or more.
  record Count(long number) implements Share {
    public Count {
      if (number < 0) {
        throw new IllegalArgumentException("no number of instances: " + number);
      }
    }

    @Override
    public long up(long n) {
      return Math.min(number, n);
    }

    @Override
    public long down(long n) {
      return Math.min(number, n);
    }

    @Override
    public String text() {
      return Long.toString(number);
    }
  }

  /// A whole percent, 0 to 100.
  record Percent(int percent) implements Share {
    public Percent {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a share is 0% to 100%, not " + percent + "%");
      }
    }

    @Override
    public long up(long n) {
      return (percent * n + 99) / 100;
    }

    @Override
    public long down(long n) {
      return percent * n / 100;
    }

    @Override
    public String text() {
      return percent + "%";
    }
  }
}
