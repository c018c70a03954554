package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// The tombstones of lives whose folders are gone: for each place the highest position that ended.
///
/// Positions rise (I3) and a place holds one life at a time, so that one number a place closes all
/// lives it ever had, and the file stays small for ever. Any thread.
final class Closed {
  // Guards the numbers and their file.
  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private final Map<String, Long> highest = new TreeMap<>();

  private Closed(Path file) {
    this.file = file;
  }

  static Closed read(Path home) throws IOException {
    var closed = new Closed(home.resolve("closed"));
    if (Files.exists(closed.file)) {
      for (var line : Lines.parse(Files.readString(closed.file)).lines()) {
        closed.highest.put(line.key(), Long.valueOf(line.value()));
      }
    }
    return closed;
  }

  boolean holds(InstanceId id) {
    lock.lock();
    try {
      return id.ordered().number() <= highest.getOrDefault(id.name().text(), 0L);
    } finally {
      lock.unlock();
    }
  }

  /// Closes this id for ever, durably.
  void add(InstanceId id) throws IOException {
    lock.lock();
    try {
      highest.merge(id.name().text(), id.ordered().number(), Math::max);
      var lines = Lines.of();
      for (var each : highest.entrySet()) {
        lines = lines.with(each.getKey(), each.getValue());
      }
      Safely.write(file, lines.text().getBytes(StandardCharsets.UTF_8));
    } finally {
      lock.unlock();
    }
  }
}
