package hoops.server.platforms.process;

import hoops.server.platforms.process.Identity.Standing;
import java.io.IOException;

/// Asks the kernel who lives, and judges it by [Identity].
///
/// Any thread. What dies while it is looked at may look unsure for a moment, so an unsure answer is
/// asked for again before it counts.
final class Standings {
  private static final int ASKED = 4;

  private final String boot;

  Standings() throws IOException {
    this.boot = Proc.boot();
  }

  /// Whether the identity is of this boot of the machine.
  boolean thisBoot(Identity identity) {
    return identity.boot().equals(boot);
  }

  Standing keeper(Identity keeper, String nonce) {
    for (int asked = 1; ; asked++) {
      var now = Proc.stat(keeper.pid()).orElse(null);
      var standing =
          now == null || !thisBoot(keeper)
              ? Standing.GONE
              : keeper.ofKeeper(now, Proc.mark(keeper.pid(), nonce));
      if (standing != Standing.UNSURE || asked == ASKED) {
        return standing;
      }
    }
  }

  /// `keeper` is the pid of its keeper where that is verified just now, else 0.
  Standing program(Identity program, int keeper, String nonce) {
    for (int asked = 1; ; asked++) {
      var now = Proc.stat(program.pid()).orElse(null);
      var standing =
          now == null || !thisBoot(program)
              ? Standing.GONE
              : program.ofProgram(now, keeper, Proc.mark(program.pid(), nonce));
      if (standing != Standing.UNSURE || asked == ASKED) {
        return standing;
      }
    }
  }

  /// The pid of this life's keeper if it is verified just now, else 0.
  int verifiedKeeper(Life life, String nonce) throws IOException {
    var keeper = life.keeper();
    return keeper.isPresent() && keeper(keeper.get(), nonce) == Standing.OURS
        ? keeper.get().pid()
        : 0;
  }
}
