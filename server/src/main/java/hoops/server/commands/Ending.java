package hoops.server.commands;

import hoops.engine.Refusal;
import java.util.Locale;

/// How a command ended: its exit code, and what HTTP makes of it (docs/cli.md; docs/formats.md).
public enum Ending {
  OK(0, 200),
  FAILED(1, 200),
  USAGE(2, 400),
  REFUSED(3, 409),
  DENIED(4, 403),
  NOT_FOUND(5, 404),
  CONFLICT(6, 409),
  TIMED_OUT(7, 202),
  PENDING(8, 202),
  UNREACHABLE(9, 503),
  DIFFERS(10, 200),
  ROLLED_BACK(20, 200),
  MIXED(21, 200),
  /// The disk is nearly full: refused, by another code.
  FULL(3, 507),
  BUG(70, 500),
  /// The server's own end: its journal could not be written, or is broken.
  BROKEN(74, 500);

  private final int exit;
  private final int status;

  Ending(int exit, int status) {
    this.exit = exit;
    this.status = status;
  }

  public int exit() {
    return exit;
  }

  public int status() {
    return status;
  }

  /// The stable code of an error, as in `not_found`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ending of(Refusal.Kind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case REFUSED -> REFUSED;
      case DENIED -> DENIED;
      case NOT_FOUND -> NOT_FOUND;
      case CONFLICT -> CONFLICT;
      case PENDING -> PENDING;
      case FULL -> FULL;
    };
  }
}
