package hoops.server.platforms.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes files so that they are whole or absent, and for nobody else's eyes.
final class Safely {
  private Safely() {}

  /// Files and folders with a mode from their first moment, as in `rw-------`.
  static FileAttribute<Set<PosixFilePermission>> mode(String letters) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(letters));
  }

  static void chmod(Path path, String letters) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters));
  }

  /// A folder of mode 0700, and those above it.
  static Path folder(Path path) throws IOException {
    return Files.createDirectories(path, mode("rwx------"));
  }

  /// Writes aside with mode 0600, syncs, renames: afterwards the file is whole, also after a power
  /// cut. Where that fails, as on a full disk, the file is as it was and nothing lies aside.
  static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, "rw-------");
  }

  static void write(Path file, byte[] bytes, String mode) throws IOException {
    var aside =
        Files.createTempFile(
            file.resolveSibling("."), "." + file.getFileName(), ".aside", mode("rw-------"));
    try {
      fill(aside, bytes);
      chmod(aside, mode);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
    sync(file.resolveSibling("."));
  }

  private static void fill(Path file, byte[] bytes) throws IOException {
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        out.write(rest);
      }
      out.force(true);
    }
  }

  /// Makes what was renamed into a folder durable.
  static void sync(Path folder) throws IOException {
    try (var handle = FileChannel.open(folder, StandardOpenOption.READ)) {
      handle.force(true);
    }
  }
}
