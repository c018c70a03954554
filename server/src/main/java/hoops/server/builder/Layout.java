package hoops.server.builder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Lays a file artifact out.
final class Layout {
  private Layout() {}

  static void file(InputStream in, Path folder, String name) throws IOException, Unfit {
    var file = new EntryNames(folder).file(name);
    if (!folder.equals(file.getParent())) {
      throw new Unfit("\"%s\" is no name of a file".formatted(EntryNames.shown(name)));
    }
    Files.copy(in, file);
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(Programs.runs(file) ? "rwx------" : "rw-------"));
  }
}
