package hoops.engine.system;

import java.util.List;

/// From located values to a valid file, or to all of its mistakes at once.
public final class SystemReader {
  private SystemReader() {}

  /// Reads a whole file. Pure; any thread.
  public static SystemRead read(Located root) {
    return new SystemRead.Wrong(
        List.of(
            new Mistake(
                Mistake.Code.FORMAT, root.mark(), "the first line names the format: hoops: 1")));
  }
}
