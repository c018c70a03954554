package hoops.server.platforms.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What of this machine instances use: the JDK's `java`, and the `PATH` and `LANG` they are told.
public record Machine(Path java, String path, String lang) {

  /// A program of the `PATH`, made absolute.
  Optional<Path> find(String name) {
    for (var folder : path.split(":", -1)) {
      var file = Path.of(folder.isEmpty() ? "/nowhere" : folder, name);
      if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
