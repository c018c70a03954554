package logs.receiver;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that were accepted and not yet handed on, in a file; beside it, how far they were handed on.
 * An accepted line is on disk before it is answered for.
 */
final class Spool {
  private static final int MOST = 500;

  private final Path folder;
  private final RandomAccessFile file;
  private long done;

  private Spool(Path folder, RandomAccessFile file, long done) {
    this.folder = folder;
    this.file = file;
    this.done = done;
  }

  static Spool open(Path folder) throws IOException {
    Files.createDirectories(folder);
    var mark = folder.resolve("done");
    long done = Files.exists(mark) ? Long.parseLong(Files.readString(mark).strip()) : 0;
    return new Spool(folder, new RandomAccessFile(folder.resolve("spool").toFile(), "rw"), done);
  }

  synchronized void add(List<String> lines) throws IOException {
    file.seek(file.length());
    file.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    file.getFD().sync();
  }

  /** The next lines to hand on, and where they end. */
  synchronized Part next() throws IOException {
    var lines = new ArrayList<String>();
    file.seek(done);
    var bytes = new byte[(int) Math.min(256 * 1024, file.length() - done)];
    file.readFully(bytes);
    int start = 0;
    for (int i = 0; i < bytes.length && lines.size() < MOST; i++) {
      if (bytes[i] == '\n') {
        lines.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return new Part(lines, done + start);
  }

  /** These were handed on. */
  synchronized void done(Part part) throws IOException {
    done = part.end();
    if (done == file.length() && done > 1 << 20) {
      file.setLength(0);
      done = 0;
    }
    var aside = folder.resolve("done.new");
    Files.writeString(aside, done + "\n");
    Files.move(aside, folder.resolve("done"), StandardCopyOption.ATOMIC_MOVE);
  }

  record Part(List<String> lines, long end) {}
}
