package hoops.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import hoops.engine.Command;
import hoops.engine.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The World's two switches end in a default that throws; every family must stand before it.
class FamiliesTest {
  private static final Path WORLD =
      Path.of("src", "main", "java", "hoops", "engine", "control", "World.java");

  @Test
  void the_world_applies_every_family_of_events() throws Exception {
    var source = Files.readString(WORLD);

    assertThat(families(Event.class)).hasSizeGreaterThan(7).allMatch(named(source));
  }

  @Test
  void the_world_decides_every_family_of_commands() throws Exception {
    var source = Files.readString(WORLD);

    assertThat(families(Command.class)).hasSizeGreaterThan(6).allMatch(named(source));
  }

  private static Predicate<Class<?>> named(String source) {
    return family -> source.matches("(?s).*case " + family.getSimpleName() + "[ .].*");
  }

  /// Every sealed interface of the engine that is one.
  private static List<Class<?>> families(Class<?> marker) throws Exception {
    var classes = Path.of(marker.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(marker.getSimpleName() + ".class"))
          .<Class<?>>map(name -> loaded(name.replace(".class", "").replace('/', '.')))
          .filter(type -> type.isSealed() && marker.isAssignableFrom(type))
          .toList();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
