package hoops.server.platforms.process;

import hoops.engine.InstanceId;
import hoops.engine.fleet.Exit;
import hoops.engine.fleet.Observation;
import hoops.server.files.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folders of all lives in `instances/`: finding them, making them whole, taking them away.
///
/// A folder whose name begins with a dot is half made or half deleted, and is nothing. What has
/// ended and been swept never changes, so its observation is remembered. Any thread.
final class Lives {
  private final Path folder;
  private final Map<String, Life> known = new ConcurrentHashMap<>();
  private final Map<InstanceId, Observation> settled = new ConcurrentHashMap<>();

  private Lives(Path folder) {
    this.folder = folder;
  }

  /// Opens the folder, and clears away what was half made.
  static Lives in(Path folder) throws IOException {
    Safely.folder(folder);
    try (var halves = Files.newDirectoryStream(folder, ".*")) {
      for (var half : halves) {
        Trees.remove(half);
      }
    }
    return new Lives(folder);
  }

  /// The lives of a folder that is only read.
  static Lives read(Path folder) {
    return new Lives(folder);
  }

  /// The folder beside it in which places keep their data.
  Path data() {
    return folder.resolveSibling("data");
  }

  Path place(InstanceId id) {
    return folder.resolve(id.text());
  }

  Optional<Life> find(InstanceId id) {
    var place = place(id);
    return Files.isDirectory(place) ? Optional.of(new Life(id, place)) : Optional.empty();
  }

  /// Every life that has a folder now. One whose folder does not tell its id is left out: nothing
  /// of ours makes such a folder.
  List<Life> all() throws IOException {
    var names = new HashSet<String>();
    try (var folders = Files.newDirectoryStream(folder, "[!.]*")) {
      for (var each : folders) {
        var name = each.getFileName().toString();
        if (known.containsKey(name) || learn(name, each)) {
          names.add(name);
        }
      }
    }
    known.keySet().retainAll(names);
    return new ArrayList<>(known.values());
  }

  private boolean learn(String name, Path place) throws IOException {
    try {
      var id = Spec.id(Lines.parse(Files.readString(place.resolve("spec"))));
      known.put(name, new Life(id, place));
      return id.text().equals(name);
    } catch (NoSuchFileException | IllegalArgumentException nothingOfOurs) {
      return false;
    }
  }

  /// What an ended life looked like, which stays.
  Optional<Observation> settled(InstanceId id) {
    return Optional.ofNullable(settled.get(id));
  }

  void settle(Observation observation) {
    settled.put(observation.id(), observation);
  }

  /// The ports of all lives that have not ended.
  Set<Integer> ports() throws IOException {
    var ports = new HashSet<Integer>();
    for (var life : all()) {
      if (!life.swept()) {
        life.spec().ifPresent(spec -> ports.addAll(spec.ports().values()));
      }
    }
    return ports;
  }

  /// What fills a folder before it has its name.
  interface Filling {
    void fill(Path aside) throws IOException, Launchable.NotLaunchable;
  }

  /// Makes a folder whole: aside first, then by one rename; where one is already, that one counts.
  Life make(InstanceId id, Filling filling) throws IOException, Launchable.NotLaunchable {
    var aside =
        Files.createTempDirectory(folder, "." + id.text() + ".aside-", Safely.mode("rwx------"));
    try {
      filling.fill(aside);
      Safely.sync(aside);
      Files.move(aside, place(id), StandardCopyOption.ATOMIC_MOVE);
      Safely.sync(folder);
    } catch (FileSystemException trouble) {
      if (!Files.isDirectory(place(id))) {
        throw trouble;
      }
    } finally {
      Trees.remove(aside);
    }
    return new Life(id, place(id));
  }

  /// Makes the folder of a life that never ran and never will.
  void close(InstanceId id, String why) throws IOException {
    try {
      make(
          id,
          aside -> {
            var life = new Life(id, aside);
            Safely.write(aside.resolve("spec"), bytes(Spec.lines(id)));
            life.claim();
            life.writeEnd(new Exit.NeverRan(why));
            life.writeSwept();
          });
    } catch (Launchable.NotLaunchable never) {
      throw new IllegalStateException("nothing is launched here", never);
    }
  }

  static byte[] bytes(Lines lines) {
    return lines.text().getBytes(StandardCharsets.UTF_8);
  }

  /// Takes the folder away.
  void delete(Life life) throws IOException {
    var away = folder.resolve("." + life.id().text() + ".away");
    Files.move(life.folder(), away, StandardCopyOption.ATOMIC_MOVE);
    settled.remove(life.id());
    known.remove(life.id().text());
    Trees.remove(away);
  }
}
