package hoops.server.web;

import hoops.server.commands.Ending;
import hoops.server.commands.Trouble;

/// Ends one request with a status and its trouble; caught by [Front] alone.
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Trouble trouble;

  Rejected(int status, Trouble trouble) {
    super(trouble.message(), null, false, false);
    this.status = status;
    this.trouble = trouble;
  }

  static Rejected of(int status, Ending ending, String message) {
    return new Rejected(status, Trouble.of(ending, message, ""));
  }

  /// 400: the request itself is wrong.
  static Rejected bad(String message) {
    return of(400, Ending.USAGE, message);
  }

  int status() {
    return status;
  }

  Trouble trouble() {
    return trouble;
  }
}
