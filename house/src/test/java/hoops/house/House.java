package hoops.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the modules lie, and what they were compiled to.
final class House {
  static final List<String> MODULES = List.of("engine", "wire", "server", "shell", "gateway");

  /// The folder that holds all modules: the nearest one above with an `engine` in it.
  static final Path ROOT = root();

  private House() {}

  /// The compiled main code of all modules.
  static JavaClasses mainClasses() {
    return classes("classes");
  }

  /// The compiled tests of all modules.
  static JavaClasses testClasses() {
    return classes("test-classes");
  }

  /// Every Java file of a module below `src/main` or `src/test`, sorted.
  static List<Path> sources(String module, String kind) {
    return files(ROOT.resolve(module).resolve("src").resolve(kind).resolve("java"), ".java");
  }

  /// Every file below a folder whose name ends so, sorted; none where the folder is not there.
  static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As a reader of the repository would write it.
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static JavaClasses classes(String kind) {
    return new ClassFileImporter()
        .importPaths(
            MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("target").resolve(kind))
                .filter(Files::isDirectory)
                .toList());
  }

  private static Path root() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("engine"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException("run from inside the repository");
      }
    }
    return here;
  }
}
