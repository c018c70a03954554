package hoops.server.store;

import hoops.engine.AssemblyName;
import hoops.engine.system.Assembly;
import hoops.engine.system.Travels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A travelling half with two assemblies.
final class Halves {
  private Halves() {}

  static Travels two() {
    return Travels.of(assembly("index"), assembly("receiver"));
  }

  private static Assembly assembly(String name) {
    return new Assembly(
        new AssemblyName(name),
        List.of(name + "/"),
        new Assembly.Recipe(
            List.of(List.of("sh", "build.sh", name)),
            new TreeMap<>(Map.of("A", "1")),
            Duration.ofMinutes(30)),
        List.of(),
        name + "/dist",
        List.of("java", "-jar", "a.jar"),
        List.of("http"),
        new Assembly.HealthCheck("/health", "", "", List.of(), Duration.ofSeconds(10), ""),
        new TreeSet<>(),
        new TreeMap<>(),
        new Assembly.StopSpec("TERM", Duration.ofSeconds(30)),
        new Assembly.OneWay("", ""));
  }
}
