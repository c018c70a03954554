package hoops.server.builder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The live log of one build: every byte at once in its file, up to a cap; then only the last ones,
/// which are added when it ends, behind a line that says how much was left out.
///
/// Any thread.
final class CappedLog implements AutoCloseable {
  static final int FIRST = 12 << 20;
  static final int LAST = 1 << 20;

  private final int first;
  private final OutputStream out;
  private final byte[] ring;
  private long written;
  private long over;

  private CappedLog(OutputStream out, int first, int last) {
    this.out = out;
    this.first = first;
    this.ring = new byte[last];
  }

  static CappedLog at(Path file) throws IOException {
    return at(file, FIRST, LAST);
  }

  /// Behind what an interrupted attempt left there.
  static CappedLog at(Path file, int first, int last) throws IOException {
    var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new CappedLog(out, first, last);
  }

  void line(String line) throws IOException {
    var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  /// The lock of this object guards the file's end and the ring.
  synchronized void write(byte[] bytes, int count) throws IOException {
    int fits = (int) Math.min(count, Math.max(0, first - written));
    out.write(bytes, 0, fits);
    out.flush();
    written += fits;
    for (int at = fits; at < count; at++) {
      ring[(int) (over++ % ring.length)] = bytes[at];
    }
  }

  @Override
  public synchronized void close() throws IOException {
    try (out) {
      if (over > ring.length) {
        var note = "\n... %,d bytes left out ...\n".formatted(over - ring.length);
        out.write(note.getBytes(StandardCharsets.UTF_8));
      }
      int begin = over > ring.length ? (int) (over % ring.length) : 0;
      int length = (int) Math.min(over, ring.length);
      out.write(ring, begin, Math.min(length, ring.length - begin));
      out.write(ring, 0, length - Math.min(length, ring.length - begin));
    }
  }
}
