package hoops.shell;

/// Ends the client with one of its own exit codes and sentences: what, and what now.
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exit;

  Trouble(int exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  /// Exit 9: no answer from a server.
  static Trouble unreachable(String sentence) {
    return new Trouble(9, sentence);
  }

  int exit() {
    return exit;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
