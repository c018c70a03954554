package hoops.server;

import hoops.wire.Announced;
import hoops.wire.JsonBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The servers that have announced themselves on this machine and whose process still lives.
final class Announcements {
  private Announcements() {}

  static List<Announced> all(Map<String, String> variables) {
    var all = new ArrayList<Announced>();
    for (var folder : Announced.folders(variables)) {
      all.addAll(in(folder));
    }
    return all;
  }

  /// The one on that data folder.
  static Optional<Announced> of(Path data, Map<String, String> variables) {
    return all(variables).stream()
        .filter(server -> Path.of(server.data()).equals(data))
        .findFirst();
  }

  private static List<Announced> in(Path folder) {
    var all = new ArrayList<Announced>();
    try (var files = Files.newDirectoryStream(folder, "server-*.json")) {
      for (var file : files) {
        read(file).ifPresent(all::add);
      }
      return all;
    } catch (IOException none) {
      return List.of(); // no server ever announced itself there
    }
  }

  private static Optional<Announced> read(Path file) {
    try {
      var server = Announced.read(Files.readString(file));
      return ProcessHandle.of(server.pid()).map(_ -> server);
    } catch (IOException | JsonBroken gone) {
      return Optional.empty();
    }
  }
}
