package hoops.server.builder;

import hoops.server.platforms.process.Posix;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// The named pipe that all processes of one build write to, read into its log.
///
/// It is held open at both ends, so that no reading ever waits for a process: one that lives on
/// with the pipe in its hands, or floods it, keeps nobody. (The JDK's own pipe is read to its end
/// into memory as soon as the first process has ended, without a limit.) By its name in `/proc` one
/// finds who holds it. One thread reads; any may end it.
final class Spout implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("hoops.builder");
  private static final long PAUSE_NANOS = 5_000_000;

  /// What is read at most once all that wrote should be gone.
  private static final long LAST_BYTES = 1 << 20;

  private final Path place;
  private final RandomAccessFile ends;
  private volatile boolean ending;

  private Spout(Path place, RandomAccessFile ends) {
    this.place = place;
    this.ends = ends;
  }

  /// Made anew in `place`.
  static Spout at(Path place) throws IOException {
    Files.deleteIfExists(place);
    Posix.fifo(place);
    return new Spout(place, new RandomAccessFile(place.toFile(), "rw"));
  }

  /// What a process is told to write to.
  File mouth() {
    return place.toFile();
  }

  /// Reads until it is ended, also where the log cannot be written any more: nobody may wait for a
  /// full pipe.
  void pour(CappedLog log) {
    var buffer = new byte[1 << 16];
    boolean logging = true;
    long last = LAST_BYTES;
    try (var in = new FileInputStream(ends.getFD())) {
      while (true) {
        boolean end = ending;
        int waiting = Math.min(in.available(), buffer.length);
        if (waiting > 0) {
          int read = in.read(buffer, 0, waiting);
          logging = logging && wrote(log, buffer, read);
          last -= end ? read : 0;
        }
        if (end && (waiting == 0 || last <= 0)) {
          return;
        }
        if (waiting == 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the output of a build cannot be read", e);
    }
  }

  private static boolean wrote(CappedLog log, byte[] bytes, int count) {
    try {
      log.write(bytes, count);
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the log of a build cannot be written", e);
      return false;
    }
  }

  /// Lets [#pour] read what lies there now and return.
  void end() {
    ending = true;
  }

  /// Whoever still writes to it gets an error from now on.
  @Override
  public void close() throws IOException {
    end();
    ends.close();
    Files.deleteIfExists(place);
  }
}
