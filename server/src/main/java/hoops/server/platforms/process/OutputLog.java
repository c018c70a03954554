package hoops.server.platforms.process;

import hoops.engine.fleet.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;

/// All that one life wrote: the live file the program appends to, and the parts copied out of it.
///
/// Each full part (8 MiB) is copied into `output.d/OFFSET.gz`, synced, and then punched out of the
/// live file, which keeps its size: so the offset of a byte never changes and the program notices
/// nothing. Where the file system cannot punch, the program is frozen while the rest is copied and
/// the file is cut to nothing. A program that cuts its own output (T14) begins behind all it had
/// written; a line in the log says so. `output.base` holds the offset of the live file's first
/// byte. Parts beyond the budget go, oldest first. Any thread.
final class OutputLog {
  private static final String CUT =
      "\n[hoops: the program cut its own output here; what was not copied before is lost]\n";

  // Guards the live file's start, the parts and their order against readers.
  private final ReentrantLock lock = new ReentrantLock();
  private final Path live;
  private final Path parts;
  private final Path baseFile;
  private final Sizes sizes;
  private final Punching punching;
  private final Inflated inflated;

  private boolean known;
  private long base;
  private long seen;
  private long punched;
  private final TreeMap<Long, Part> kept = new TreeMap<>();

  /// How large one part is, and how many bytes on disk all parts of a life may take.
  record Sizes(int part, long budget) {
    static final Sizes USUAL = new Sizes(8 << 20, 256L << 20);
  }

  /// One copied part: the raw bytes it holds, and its bytes on disk.
  private record Part(long raw, long onDisk) {}

  /// Gives the first bytes of a file back, see [Posix#punch].
  interface Punching {
    Posix.Outcome punch(Path file, long until) throws IOException;
  }

  /// Stops a program for the moment in which its file is cut, where punching is not possible.
  interface Freezing {
    /// Does `work` while nothing of the life runs; false where that could not be made sure, and
    /// then nothing was done.
    boolean frozen(Work work) throws IOException;
  }

  /// What is done while nothing runs.
  interface Work {
    void done() throws IOException;
  }

  OutputLog(Life life, Sizes sizes, Punching punching, Inflated inflated) {
    this.live = life.output();
    this.parts = life.folder().resolve("output.d");
    this.baseFile = life.folder().resolve("output.base");
    this.sizes = sizes;
    this.punching = punching;
    this.inflated = inflated;
  }

  /// At most `most` bytes from `offset` on; later ones where those are gone.
  Output read(long offset, int most) throws IOException {
    lock.lock();
    try {
      know();
      var floor = kept.floorEntry(offset);
      if (floor != null && offset < floor.getKey() + floor.getValue().raw()) {
        return readPart(floor.getKey(), offset, most);
      }
      var later = kept.ceilingKey(offset);
      return later != null ? readPart(later, later, most) : readLive(Math.max(offset, base), most);
    } finally {
      lock.unlock();
    }
  }

  /// Copies what is full, gives its room back, and lets the oldest go beyond the budget.
  void rotate(Freezing freezing) throws IOException {
    lock.lock();
    try {
      know();
      noticeCut();
      boolean more = end() - copied() >= sizes.part();
      while (end() - copied() >= sizes.part()) {
        copy(copied(), sizes.part());
      }
      if (more || copied() - base > punched) {
        giveBack(freezing);
      }
      seen = end();
      keepToBudget();
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Freezing freezing) throws IOException {
    long until = copied() - base;
    if (punching.punch(live, until) == Posix.Outcome.DONE) {
      punched = until;
      return;
    }
    freezing.frozen(() -> {
      long rest = end() - copied();
      if (rest > 0) {
        copy(copied(), Math.toIntExact(rest));
      }
      writeBase(copied());
      try (var file = FileChannel.open(live, StandardOpenOption.WRITE)) {
        file.truncate(0);
      }
    });
  }

  /// A live file shorter than what was seen or copied of it was cut by its program.
  private void noticeCut() throws IOException {
    long before = Math.max(seen, copied());
    if (Files.exists(live) && end() < before) {
      var mark = CUT.getBytes(StandardCharsets.UTF_8);
      write(before, mark);
      writeBase(before + mark.length);
      punched = 0;
    }
  }

  private void copy(long offset, int size) throws IOException {
    var bytes = new byte[size];
    var piece = ByteBuffer.wrap(bytes);
    try (var file = FileChannel.open(live, StandardOpenOption.READ)) {
      fill(piece, file, offset - base);
    }
    if (piece.hasRemaining()) {
      throw new IOException("%s became shorter while it was copied".formatted(live));
    }
    write(offset, bytes);
  }

  private static void fill(ByteBuffer bytes, FileChannel file, long from) throws IOException {
    for (int read = 1; read > 0 && bytes.hasRemaining(); ) {
      read = file.read(bytes, from + bytes.position());
    }
  }

  private void write(long offset, byte[] bytes) throws IOException {
    Safely.folder(parts);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    Safely.write(file(offset), packed.toByteArray());
    kept.put(offset, new Part(bytes.length, packed.size()));
  }

  private void writeBase(long offset) throws IOException {
    Safely.write(baseFile, Long.toString(offset).getBytes(StandardCharsets.UTF_8));
    base = offset;
    punched = 0;
  }

  private void keepToBudget() throws IOException {
    long all = kept.values().stream().mapToLong(Part::onDisk).sum();
    while (all > sizes.budget() && kept.size() > 1) {
      Map.Entry<Long, Part> oldest = kept.pollFirstEntry();
      Files.deleteIfExists(file(oldest.getKey()));
      all -= oldest.getValue().onDisk();
    }
  }

  /// Lets the parts go that were copied before `since`, but for the last, which tells how far it
  /// is.
  void letGo(Instant since) throws IOException {
    lock.lock();
    try {
      know();
      while (kept.size() > 1 && copiedBefore(since, kept.firstKey())) {
        Files.deleteIfExists(file(kept.pollFirstEntry().getKey()));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean copiedBefore(Instant since, long part) throws IOException {
    return Files.getLastModifiedTime(file(part)).toInstant().isBefore(since);
  }

  private Path file(long part) {
    return parts.resolve(part + ".gz");
  }

  private Output readLive(long offset, int most) throws IOException {
    if (!Files.exists(live) || offset < base) {
      return new Output(offset, new byte[0]);
    }
    try (var file = FileChannel.open(live, StandardOpenOption.READ)) {
      long there = Math.clamp(file.size() - (offset - base), 0, most);
      var bytes = ByteBuffer.allocate((int) there);
      fill(bytes, file, offset - base);
      var read = new byte[bytes.position()];
      bytes.flip().get(read);
      return new Output(offset, read);
    }
  }

  private Output readPart(long part, long offset, int most) throws IOException {
    var all = inflated.of(file(part));
    int at = Math.toIntExact(offset - part);
    return new Output(offset, Arrays.copyOfRange(all, at, at + Math.min(most, all.length - at)));
  }

  /// The offset behind the last byte there is.
  private long end() throws IOException {
    return Files.exists(live) ? base + Files.size(live) : copied();
  }

  /// The offset behind the last byte that was copied; never before the live file's first.
  private long copied() {
    var last = kept.lastEntry();
    return last == null ? base : Math.max(base, last.getKey() + last.getValue().raw());
  }

  /// Reads once what an earlier server left.
  private void know() throws IOException {
    if (known) {
      return;
    }
    if (Files.exists(baseFile)) {
      base = Long.parseLong(Files.readString(baseFile).strip());
    }
    if (Files.isDirectory(parts)) {
      try (var files = Files.newDirectoryStream(parts, "*.gz")) {
        for (var file : files) {
          var name = file.getFileName().toString();
          kept.put(
              Long.valueOf(name.substring(0, name.length() - ".gz".length())),
              new Part(rawSize(file), Files.size(file)));
        }
      }
    }
    known = true;
  }

  /// The last four bytes of a gzip file: the size of what it holds (RFC 1952, ISIZE).
  private static long rawSize(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(tail, channel.size() - 4);
      return Integer.toUnsignedLong(tail.getInt(0));
    }
  }
}
