package hoops.server.store;

import hoops.server.files.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's own library, unpacked once and kept, so that a start on a full disk finds it.
final class NativeLibrary {
  private static final String PLACE = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /// In `folder`, which others cannot write, rather than the machine's temporary folder; counts
  /// only before the first connection of the process, and where nobody said another place.
  ///
  /// UncheckedIOException where it is not there yet, or of another version, and cannot be written.
  static void keepIn(Path folder) {
    if (System.getProperty(PLACE) != null) {
      return;
    }
    System.setProperty("org.sqlite.tmpdir", folder.toString());
    try {
      var bytes = packed();
      if (bytes.length > 0) {
        var file = folder.resolve(SQLiteJDBCLoader.getVersion() + "-" + name());
        if (!holds(file, bytes)) {
          keep(file, bytes);
        }
        System.setProperty("org.sqlite.lib.name", file.getFileName().toString());
        System.setProperty(PLACE, folder.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("SQLite's library cannot be kept in " + folder, e);
    }
  }

  private static String name() {
    return LibraryLoaderUtil.getNativeLibName();
  }

  /// The library for this machine; nothing where the jar has none, and it must be installed.
  private static byte[] packed() throws IOException {
    var place = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name();
    try (var in = SQLiteJDBCLoader.class.getResourceAsStream(place)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /// What earlier versions left there goes; then this one is written aside, forced and renamed.
  private static void keep(Path file, byte[] bytes) throws IOException {
    var folder = file.resolveSibling("");
    Trees.remove(folder);
    Trees.make(folder);
    var aside = folder.resolve("aside");
    try (var channel =
        FileChannel.open(
            aside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
