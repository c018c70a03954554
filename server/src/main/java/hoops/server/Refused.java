package hoops.server;

import java.util.List;

/// Hoops does not start, for a reason that a person can act on: the lines say what, why and what
/// now.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final int exit;

  Refused(int exit, List<String> lines) {
    super(String.join("\n", lines));
    this.exit = exit;
  }

  /// The exit code that says of which kind it is (cli.md, 6).
  public int exit() {
    return exit;
  }
}
