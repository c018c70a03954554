package hoops.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;

/// How much room must stay free on the disk of the data folder, in bytes, and how much is free now.
///
/// Below `bytes` the journal is nearly full; below an eighth of them no reign begins. A disk that
/// cannot be asked counts as full. Any thread.
public record Reserve(long bytes, LongSupplier free) {
  public static final long USUAL = 64L << 20;

  private static final int LEAST = 8;

  /// As the C library puts ENOSPC and EDQUOT, where its messages are English; else [#used] tells.
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded");

  public static Reserve of(Path folder, long bytes) {
    var file = folder.toFile();
    return new Reserve(bytes, file::getUsableSpace);
  }

  /// Whether only what is essential may still be written.
  boolean reached() {
    return free.getAsLong() < bytes;
  }

  /// What must be free at least for a reign to begin.
  public long least() {
    return bytes / LEAST;
  }

  /// Whether there is too little for a reign to begin.
  public boolean used() {
    return free.getAsLong() < least();
  }

  /// [Used] where there is too little.
  public void demand(Path folder) throws Used {
    if (used()) {
      throw new Used("no reign begins without room on the disk of " + folder);
    }
  }

  /// Too little room for a reign to begin.
  public static final class Used extends IOException {
    private static final long serialVersionUID = 1;

    Used(String sentence) {
      super(sentence);
    }
  }

  /// Whether this trouble is want of room, and so over when there is some; damage never is.
  public boolean behind(Throwable trouble) {
    for (Throwable each = trouble; each != null; each = each.getCause()) {
      if (each instanceof SQLException failed && Sqlite.full(failed)) {
        return true;
      }
      if (each instanceof IOException failed) {
        return failed instanceof Used || saysSo(failed) || used();
      }
    }
    return false;
  }

  private static boolean saysSo(IOException failed) {
    var message = String.valueOf(failed.getMessage());
    return FULL.stream().anyMatch(message::contains);
  }
}
