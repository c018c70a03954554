package hoops.server.platforms.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One leaf per life under the server's own delegated cgroup (v2), where the machine has that.
///
/// A cgroup ends a whole tree for sure (T4); it needs no controller for that. `-` stands for none.
final class Cgroups {
  static final String NONE = "-";

  private final @Nullable Path own;

  private Cgroups(@Nullable Path own) {
    this.own = own;
  }

  /// The server's own cgroup, if it may be written and can be killed as a whole.
  static Cgroups found() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      if (line.startsWith("0::")) {
        var folder = Path.of("/sys/fs/cgroup" + line.substring("0::".length()));
        if (Files.isWritable(folder) && Files.isWritable(folder.resolve("cgroup.kill"))) {
          return new Cgroups(folder);
        }
      }
    }
    return none();
  }

  static Cgroups none() {
    return new Cgroups(null);
  }

  boolean available() {
    return own != null;
  }

  /// Makes the leaf of this life, and answers its folder, or `-`.
  String leaf(String id) throws IOException {
    if (own == null) {
      return NONE;
    }
    return Files.createDirectories(own.resolve("hoops-" + id)).toString();
  }

  /// Kills all that is in this leaf.
  void kill(String leaf) throws IOException {
    if (!leaf.equals(NONE) && Files.exists(Path.of(leaf, "cgroup.kill"))) {
      Files.writeString(Path.of(leaf, "cgroup.kill"), "1");
    }
  }

  /// Removes an empty leaf.
  void remove(String leaf) throws IOException {
    if (!leaf.equals(NONE)) {
      Files.deleteIfExists(Path.of(leaf));
    }
  }
}
