package hoops.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Folders of ours: made for the owner alone, and removed whole without following a link.
public final class Trees {
  private static final int AT_ONCE = 10_000;

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private Trees() {}

  /// The folder, made with all above it where it is not there, open to its owner alone.
  public static Path make(Path folder) throws IOException {
    if (!isFolder(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
    }
    return folder;
  }

  /// Removes what lies there, if anything does: a link itself, never what it leads to; folders that
  /// forbid it are opened first. Cut short, it may be asked again.
  ///
  /// What lies two folders deep is lifted by one before it goes, so that no tree is too deep for
  /// the machine's longest path, nor for the stack.
  public static void remove(Path path) throws IOException {
    if (!isFolder(path)) {
      Files.deleteIfExists(path);
      return;
    }
    for (var inside = opened(path); !inside.isEmpty(); inside = opened(path)) {
      for (var each : inside) {
        removeShallow(each, path);
      }
    }
    Files.deleteIfExists(path);
  }

  private static void removeShallow(Path path, Path top) throws IOException {
    if (isFolder(path)) {
      for (var inside = opened(path); !inside.isEmpty(); inside = opened(path)) {
        for (var each : inside) {
          if (isFolder(each)) {
            Files.setPosixFilePermissions(each, OWNER); // a folder that is moved is written to
            Files.move(each, top.resolve(UUID.randomUUID().toString()));
          } else {
            Files.deleteIfExists(each);
          }
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /// Some of what lies in the folder, nothing only where it is empty; from now on its owner may
  /// read and change it. Never all at once: there may be millions.
  private static List<Path> opened(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, OWNER);
    try (var inside = Files.list(folder)) {
      return inside.limit(AT_ONCE).toList();
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
