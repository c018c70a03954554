package hoops.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Reads a snapshot back line by line: the mirror of [SnapshotOut]. One thread.
///
/// What does not stand where it should is an IllegalArgumentException that says which kind.
final class SnapshotIn {
  private static final int LONGEST = 16 << 20;

  private final InputStream below;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;

  /// `below` is closed by whoever opened it.
  SnapshotIn(InputStream below) {
    this.below = below;
  }

  In line() throws IOException {
    for (int at = start; ; at++) {
      if (at == end) {
        at -= start;
        fill();
      }
      if (buffer[at] == '\n') {
        var line = Arrays.copyOfRange(buffer, start, at);
        start = at + 1;
        return In.inline(line);
      }
    }
  }

  /// All of that kind, in the order in which they were written.
  <T> List<T> each(String kind, Function<In, T> reader) throws IOException {
    var head = line();
    if (!head.text("kind").equals(kind)) {
      throw new IllegalArgumentException(
          "\"%s\" stands where \"%s\" belongs".formatted(head.text("kind"), kind));
    }
    int count = head.count("count");
    var items = new ArrayList<T>(Math.min(count, 1 << 16));
    for (int i = 0; i < count; i++) {
      items.add(reader.apply(line()));
    }
    return items;
  }

  /// Reads on behind the line under way, which then stands at the beginning of the buffer.
  private void fill() throws IOException {
    int kept = end - start;
    if (kept == LONGEST) {
      throw new IllegalArgumentException("a line without end");
    }
    var next = kept == buffer.length ? new byte[kept * 2] : buffer;
    System.arraycopy(buffer, start, next, 0, kept);
    buffer = next;
    start = 0;
    int read = below.read(buffer, kept, buffer.length - kept);
    if (read < 0) {
      throw new IllegalArgumentException("a line is cut short");
    }
    end = kept + read;
  }
}
