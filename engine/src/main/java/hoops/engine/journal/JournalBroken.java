package hoops.engine.journal;

/// The journal cannot be trusted or written any more; the process stops at once, and says so (I5).
public final class JournalBroken extends RuntimeException {
  public JournalBroken(String what, Throwable cause) {
    super(what, cause);
  }

  public JournalBroken(String what) {
    super(what);
  }
}
