package hoops.server.systemfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// The bytes of one regular file, no more than a file may have and one.
final class FileBytes {
  private static final Set<OpenOption> OPEN =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private FileBytes() {}

  /// Reads it, or throws IOException with a sentence: no pipe, folder, device or link is opened.
  static byte[] read(Path file) throws IOException {
    BasicFileAttributes kind;
    try {
      kind = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException _) {
      throw new IOException("there is no " + file + "; hoops init writes one");
    }
    if (!kind.isRegularFile()) {
      throw new IOException(file + " is no file but " + what(kind));
    }
    try (var in = Files.newInputStream(file, OPEN.toArray(OpenOption[]::new))) {
      return in.readNBytes(YamlReader.MOST_BYTES + 1);
    }
  }

  private static String what(BasicFileAttributes kind) {
    if (kind.isDirectory()) {
      return "a folder; name the file in it";
    }
    return kind.isSymbolicLink() ? "a link; name the file itself" : "a pipe or a device";
  }
}
