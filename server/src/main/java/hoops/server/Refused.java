package hoops.server;

import hoops.server.commands.Trouble;

/// Hoops does not start, for a reason that a person can act on: what, why and what now.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Trouble trouble;

  Refused(Trouble trouble) {
    super(trouble.message());
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
