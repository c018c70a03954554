package hoops.server;

import hoops.server.commands.Trouble;
import java.util.List;

/// Hoops does not start, for a reason that a person can act on: what, why and what now, and before
/// that the lines that say it in detail, if there are any.
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Trouble trouble;
  private final transient List<String> lines;

  Refused(Trouble trouble) {
    this(List.of(), trouble);
  }

  Refused(List<String> lines, Trouble trouble) {
    super(trouble.message());
    this.trouble = trouble;
    this.lines = List.copyOf(lines);
  }

  Trouble trouble() {
    return trouble;
  }

  List<String> lines() {
    return lines;
  }
}
