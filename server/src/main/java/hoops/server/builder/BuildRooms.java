package hoops.server.builder;

import hoops.engine.AssemblyName;
import hoops.engine.BuildId;
import hoops.engine.fleet.Output;
import hoops.server.files.Trees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Where each build has its room in the data folder: `builds/NUMBER/ASSEMBLY/`, with its `log`, its
/// list of `tests`, and its `checkout` while it runs. Any thread.
public record BuildRooms(Path data) {
  /// The folder that builds have as their `HOME`, kept for their caches.
  public Path home() {
    return data.resolve("builds/home");
  }

  Path mirror() {
    return data.resolve("repository");
  }

  Path of(BuildId build) {
    return data.resolve("builds")
        .resolve(Integer.toString(build.number()))
        .resolve(build.assembly().text());
  }

  Path checkout(BuildId build) {
    return of(build).resolve("checkout");
  }

  /// The file that holds the build's log; written while it runs.
  public Path log(BuildId build) {
    return of(build).resolve("log");
  }

  /// The pipe that its processes write to.
  Path output(BuildId build) {
    return of(build).resolve("output");
  }

  Path tests(BuildId build) {
    return of(build).resolve("tests");
  }

  /// Every build that has a room.
  public List<BuildId> all() throws IOException {
    var all = new ArrayList<BuildId>();
    for (var number : in(data.resolve("builds"), "[0-9]*")) {
      for (var assembly : in(number, "[a-z]*")) {
        all.add(
            new BuildId(
                new AssemblyName(assembly.getFileName().toString()),
                Integer.parseInt(number.getFileName().toString())));
      }
    }
    return all;
  }

  private static List<Path> in(Path folder, String glob) throws IOException {
    try (var inside = Files.newDirectoryStream(folder, glob)) {
      var all = new ArrayList<Path>();
      inside.forEach(all::add);
      return all;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  /// Removes all that is kept of an ended build: its log, its list of tests.
  public void remove(BuildId build) throws IOException {
    var room = of(build);
    Trees.remove(room);
    if (in(room.resolveSibling("."), "*").isEmpty()) {
      Trees.remove(room.resolveSibling(".").normalize());
    }
  }

  /// What the build wrote, from the byte `offset` on, at most `most` bytes; nothing where there is
  /// no more yet, or no log at all.
  public Output log(BuildId build, long offset, int most) throws IOException {
    try (var file = FileChannel.open(log(build), StandardOpenOption.READ)) {
      var bytes = ByteBuffer.allocate(Math.clamp(file.size() - offset, 0, most));
      while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
        // Until it is full, or the file at its end.
      }
      return new Output(offset, java.util.Arrays.copyOf(bytes.array(), bytes.position()));
    } catch (NoSuchFileException e) {
      return new Output(offset, new byte[0]);
    }
  }

  /// Every test of the build in the order its reports had them, as `passed NAME`, `failed NAME`,
  /// `flaky NAME` or `skipped NAME`; empty before its end and where it had none.
  public List<String> testsOf(BuildId build) throws IOException {
    try {
      return Files.readAllLines(tests(build));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
