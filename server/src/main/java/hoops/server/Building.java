package hoops.server;

import hoops.engine.Cause;
import hoops.engine.Reason;
import hoops.engine.build.SeenCommit;
import hoops.engine.system.HalfRead;
import hoops.server.builder.Artifacts;
import hoops.server.builder.Builder;
import hoops.server.settings.Settings;
import hoops.server.systemfile.SystemFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Joins the builder to the World, to the one writer, and to the reader of system files.
final class Building {
  private Building() {}

  static Builder starting(
      Settings settings,
      Wiring.Kept kept,
      Artifacts artifacts,
      Map<String, String> variables,
      Threads threads) {
    var worlds = kept.worlds();
    var control = kept.control();
    return Builder.starting(
        new Builder.Settings(
            settings.data(),
            settings.folder(),
            settings.parallelBuilds(),
            path(variables),
            settings.home()),
        new Builder.World(
            () -> worlds.now().builds(),
            () -> worlds.now().systems().inForce().map(version -> version.governed().repository()),
            Building::half,
            command -> control.handle(command, Cause.SELF)),
        artifacts,
        threads);
  }

  private static SeenCommit.File half(byte[] bytes) {
    return switch (SystemFiles.travels(bytes)) {
      case HalfRead.Valid(var travels) -> new SeenCommit.File.Good(travels.digest(), travels);
      case HalfRead.Wrong(var mistakes) ->
          new SeenCommit.File.Bad(
              new Reason(
                  mistakes.stream()
                      .map(mistake -> mistake.text("hoops.yaml"))
                      .collect(Collectors.joining("\n"))));
    };
  }

  private static List<Path> path(Map<String, String> variables) {
    return Arrays.stream(variables.getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
        .filter(folder -> folder.startsWith("/"))
        .map(Path::of)
        .toList();
  }
}
