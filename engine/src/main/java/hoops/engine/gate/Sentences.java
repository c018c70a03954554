package hoops.engine.gate;

import hoops.engine.Reason;

/// Turns of phrase that several gates share.
final class Sentences {
  private Sentences() {}

  /// `: why`, or nothing where no reason was given.
  static String because(Reason why) {
    return why.text().isBlank() ? "" : ": " + why.text();
  }

  static String builds(int number) {
    return number == 1 ? "1 build" : number + " builds";
  }
}
