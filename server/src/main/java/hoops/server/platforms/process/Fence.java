package hoops.server.platforms.process;

import hoops.engine.Epoch;
import hoops.engine.fleet.Platform.StaleEpoch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/// The highest epoch that was ever obeyed here, in the file `epoch`; it never falls (I8). Any
/// thread.
final class Fence {
  // Guards the file against two calls of this process.
  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;

  Fence(Path home) {
    this.file = home.resolve("epoch");
  }

  /// Lets a call of this epoch pass, and remembers it durably; a lower one is [StaleEpoch]. The
  /// file is read each time, since another process may have raised it.
  void pass(Epoch epoch) throws IOException {
    lock.lock();
    try {
      var seen = seen();
      if (epoch.compareTo(seen) < 0) {
        throw new StaleEpoch(epoch, seen);
      }
      if (epoch.compareTo(seen) > 0) {
        Safely.write(file, Long.toString(epoch.number()).getBytes(StandardCharsets.UTF_8));
      }
    } finally {
      lock.unlock();
    }
  }

  /// The highest one so far; 0 where there was none.
  Epoch seen() throws IOException {
    return Files.exists(file)
        ? new Epoch(Long.parseLong(Files.readString(file).strip()))
        : new Epoch(0);
  }
}
