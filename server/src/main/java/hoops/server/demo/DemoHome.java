package hoops.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The home folder that the demo's builds get, furnished with what they would else have to fetch:
/// JUnit's console jar as `junit-console.jar`, and a link `jdk` to the JDK that Hoops runs on.
public final class DemoHome {
  private DemoHome() {}

  /// Furnishes `home`; what is there already and right stays. `junit` is the jar that was copied
  /// when Hoops was built, `jdk` a folder with `bin/javac`.
  public static void furnish(Path home, Path junit, Path jdk) throws IOException {
    Files.createDirectories(home);
    var jar = home.resolve("junit-console.jar");
    if (!Files.exists(jar) || Files.mismatch(junit, jar) >= 0) {
      var aside = home.resolve("junit-console.jar.new");
      Files.copy(junit, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(aside, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    var link = home.resolve("jdk");
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)
        || !Files.isSymbolicLink(link)
        || !Files.readSymbolicLink(link).equals(jdk)) {
      var aside = home.resolve("jdk.new");
      Files.deleteIfExists(aside);
      Files.createSymbolicLink(aside, jdk);
      Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
