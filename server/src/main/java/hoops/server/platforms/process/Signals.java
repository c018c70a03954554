package hoops.server.platforms.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Sends signals: by [Posix], or where the machine has no pidfd by the program `kill`, which leaves
/// a moment between looking and sending.
final class Signals {
  private final Posix posix;

  Signals(Posix posix) {
    this.posix = posix;
  }

  /// Sends it if `ours` says so of what now has this pid; what is gone is no trouble.
  void send(int pid, int number, BooleanSupplier ours) throws IOException {
    if (posix.send(pid, number, ours) == Posix.Outcome.UNSUPPORTED && ours.getAsBoolean()) {
      var kill =
          new ProcessBuilder("kill", "-" + number, Integer.toString(pid))
              .directory(Path.of("/").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        kill.waitFor();
      } catch (InterruptedException asked) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
