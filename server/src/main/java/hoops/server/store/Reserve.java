package hoops.server.store;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/// How much room must stay free on the disk of the data folder, in bytes, and how much is free now.
///
/// Below `bytes` the journal is nearly full. A disk that cannot be asked counts as full.
public record Reserve(long bytes, LongSupplier free) {
  public static final long USUAL = 64L << 20;

  public static Reserve of(Path folder, long bytes) {
    var file = folder.toFile();
    return new Reserve(bytes, file::getUsableSpace);
  }

  boolean reached() {
    return free.getAsLong() < bytes;
  }
}
