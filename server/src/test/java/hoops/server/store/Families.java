package hoops.server.store;

import hoops.engine.Event;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the families of events in the classes of the engine.
final class Families {
  private Families() {}

  /// Every record that the sealed `family` permits, at any depth.
  static Set<Class<?>> members(Class<?> family) {
    var members = new LinkedHashSet<Class<?>>();
    if (!family.isSealed()) {
      members.add(family);
      return members;
    }
    for (var permitted : family.getPermittedSubclasses()) {
      members.addAll(members(permitted));
    }
    return members;
  }

  /// Every sealed interface of the engine that is an [Event].
  static List<Class<?>> all() throws Exception {
    var source = Event.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(source))) {
      return in(Path.of(source));
    }
    try (var jar = FileSystems.newFileSystem(URI.create("jar:" + source), java.util.Map.of())) {
      return in(jar.getPath("/"));
    }
  }

  private static List<Class<?>> in(Path classes) throws IOException {
    try (var files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith("Event.class"))
          .<Class<?>>map(name -> named(name.replace(".class", "").replace('/', '.')))
          .filter(type -> type.isSealed() && Event.class.isAssignableFrom(type))
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
