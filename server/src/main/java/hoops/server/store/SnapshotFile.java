package hoops.server.store;

import hoops.engine.Digest;
import hoops.engine.Position;
import hoops.engine.control.World;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;

/// One snapshot on the disk: what it says of itself, then the World, then a hash of all its bytes.
final class SnapshotFile {
  /// Raised with every change of what is written.
  static final int FORMAT = 3;

  private static final int SEAL = 65;

  private SnapshotFile() {}

  /// What a snapshot says of itself: the code of the engine that made it, the position of its
  /// World, and the chain's hash there, in hex.
  record Head(String engine, Position position, String chain) {}

  /// Writes it aside, forces it to the disk and renames it, so that it is whole or absent; where
  /// that fails, as on a full disk, nothing lies aside.
  static void write(Path file, Head head, World world) throws IOException {
    var aside = file.resolveSibling("aside");
    Files.deleteIfExists(aside);
    try {
      fill(aside, head, world);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
    try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static void fill(Path aside, Head head, World world) throws IOException {
    try (var channel =
        FileChannel.open(
            aside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      var out = new SnapshotOut(bytes);
      out.line(to ->
          to.put("snapshot", FORMAT)
              .put("engine", head.engine())
              .put("position", head.position().number())
              .put("chain", head.chain()));
      WorldState.write(world, out);
      out.finish();
      channel.force(true);
    }
  }

  /// The World of a snapshot whose head is judged good by `judge`.
  ///
  /// [Unfit] says why it is none to go on from: damaged, of another format, or as `judge` says.
  static World read(Path file, Judge judge) throws IOException, Unfit {
    checkSeal(file);
    try (var bytes = Files.newInputStream(file)) {
      var in = new SnapshotIn(bytes);
      var head = head(in.line());
      judge.judge(head);
      return WorldState.read(head.position(), in);
    } catch (RuntimeException misread) {
      throw new Unfit("it cannot be read: " + misread.getMessage(), misread);
    }
  }

  /// Says of a head, which is of the right format, why its World is none to go on from.
  @FunctionalInterface
  interface Judge {
    void judge(Head head) throws Unfit;
  }

  private static Head head(In in) throws Unfit {
    long format = in.number("snapshot");
    if (format != FORMAT) {
      throw new Unfit("it is of format %d, and this Hoops reads %d".formatted(format, FORMAT));
    }
    return new Head(in.text("engine"), new Position(in.number("position")), in.text("chain"));
  }

  private static void checkSeal(Path file) throws IOException, Unfit {
    long sealed = Files.size(file) - SEAL;
    if (sealed <= 0) {
      throw new Unfit("it is cut short");
    }
    var sha = Digest.sha256();
    var buffer = ByteBuffer.allocate(1 << 16);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long left = sealed; left > 0; left -= buffer.limit()) {
        fill(buffer.clear().limit((int) Math.min(left, buffer.capacity())), channel);
        sha.update(buffer.array(), 0, buffer.limit());
      }
      fill(buffer.clear().limit(SEAL), channel);
    }
    var seal = new String(buffer.array(), 0, SEAL, StandardCharsets.US_ASCII);
    if (!seal.equals(HexFormat.of().formatHex(sha.digest()) + "\n")) {
      throw new Unfit("its bytes are not what was written");
    }
  }

  private static void fill(ByteBuffer buffer, FileChannel channel) throws IOException, Unfit {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new Unfit("it is cut short");
      }
    }
  }

  /// Why a snapshot is none to go on from, as a sentence about it.
  static final class Unfit extends Exception {
    Unfit(String why) {
      super(why);
    }

    Unfit(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
