package hoops.server.store;

import java.nio.file.Path;

/// Where SQLite's own library is unpacked before it is loaded.
final class NativeLibrary {
  private NativeLibrary() {}

  /// Into `folder`, which others cannot write, rather than the machine's temporary folder; counts
  /// only before the first connection of the process.
  static void unpackInto(Path folder) {
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
