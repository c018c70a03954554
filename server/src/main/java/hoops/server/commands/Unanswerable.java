package hoops.server.commands;

/// Ends the evaluation of one command with its trouble; caught where the evaluation began, and
/// nowhere else.
final class Unanswerable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  Unanswerable(Trouble trouble) {
    super(trouble.message(), null, false, false);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
