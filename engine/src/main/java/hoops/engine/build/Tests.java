package hoops.engine.build;

import hoops.engine.Reason;
import java.util.List;

/// How the unit tests of one build came out: counts, each 0 or more, and the first of those that
/// did not pass.
///
/// `troubled` lists failed and flaky ones in the order they were read, at most [#LISTED].
public record Tests(int passed, int failed, int flaky, int skipped, List<Troubled> troubled) {
  public static final int LISTED = 50;
  public static final Tests NONE = new Tests(0, 0, 0, 0, List.of());

  public Tests {
    troubled = List.copyOf(troubled);
  }

  public int all() {
    return passed + failed + flaky + skipped;
  }

  /// One test that failed, or passed only on a retry: its name, class first, and its message.
  public record Troubled(Reason name, Reason message, boolean flaky) {}
}
