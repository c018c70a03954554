package hoops.server.platforms.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Holds a whole tree still for a moment, and never for ever.
///
/// A file `frozen` is written first, so that a server which died in that moment thaws the tree as
/// soon as it is back.
final class Freezer implements OutputLog.Freezing {
  private static final int PATIENCE_SECONDS = 2;

  private final Path mark;
  private final Tree tree;
  private final Signals signals;

  Freezer(Life life, Tree tree, Signals signals) {
    this.mark = life.folder().resolve("frozen");
    this.tree = tree;
    this.signals = signals;
  }

  @Override
  public boolean frozen(OutputLog.Work work) throws IOException {
    Safely.write(mark, "".getBytes(StandardCharsets.UTF_8));
    try {
      double until = Proc.uptime() + PATIENCE_SECONDS;
      for (var moving = moving(); !moving.isEmpty(); moving = moving()) {
        if (Proc.uptime() > until) {
          return false;
        }
        for (var each : moving) {
          signals.send(each.pid(), Posix.STOP, () -> Tree.still(each));
        }
      }
      work.done();
      return true;
    } finally {
      thaw();
    }
  }

  /// Lets everything go on, if it was ever held.
  void thaw() throws IOException {
    if (Files.exists(mark)) {
      for (var each : tree.members()) {
        signals.send(each.pid(), Posix.CONTINUE, () -> Tree.still(each));
      }
      Files.deleteIfExists(mark);
    }
  }

  private List<Proc.Stat> moving() throws IOException {
    return tree.members().stream().filter(each -> !each.held()).toList();
  }
}
