package hoops.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/// Copies the demo's sources, less what builds leave beside them.
final class DemoFiles {
  private static final Set<String> BUILT = Set.of("out", "dist");

  private DemoFiles() {}

  /// Copies the file or the folder `start` of `from` to the same place in `to`.
  static void copy(Path from, Path to, String start) throws IOException {
    try (var found = Files.walk(from.resolve(start))) {
      for (var path : found.filter(Files::isRegularFile).sorted().toList()) {
        var place = from.relativize(path);
        if (isSource(place)) {
          copyFile(path, to.resolve(place.toString()));
        }
      }
    }
  }

  private static void copyFile(Path from, Path to) throws IOException {
    if (to.getParent() != null) {
      Files.createDirectories(to.getParent());
    }
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    if (Files.size(to) > 2 && Files.readString(to).startsWith("#!")) {
      var _ = to.toFile().setExecutable(true);
    }
  }

  private static boolean isSource(Path place) {
    boolean built = place.getNameCount() > 1 && BUILT.contains(place.getName(1).toString());
    return !built && !place.toString().endsWith(".jar");
  }
}
