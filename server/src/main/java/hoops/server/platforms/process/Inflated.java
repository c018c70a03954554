package hoops.server.platforms.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The part of an output that was read last, inflated: whoever follows a log in small steps reads
/// the same part again and again. One for the whole platform, so memory stays bounded. Any thread.
final class Inflated {
  // Guards which part is held.
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Path held;
  private byte[] bytes = {};

  /// The raw bytes of this part; not to be changed.
  byte[] of(Path part) throws IOException {
    lock.lock();
    try {
      if (!part.equals(held)) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(part)))) {
          bytes = gzip.readAllBytes();
          held = part;
        }
      }
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
