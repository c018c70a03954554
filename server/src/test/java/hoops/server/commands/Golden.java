package hoops.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with the file that holds what it was agreed to be.
///
/// Files are written only under `-Dhoops.golden=write`, which no build of ours sets.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/words");

  private Golden() {}

  static void compare(String name, String text) {
    var file = FOLDER.resolve(name + ".txt");
    try {
      if ("write".equals(System.getProperty("hoops.golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(file).as("a golden file for " + name).exists();
      assertThat(text).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
