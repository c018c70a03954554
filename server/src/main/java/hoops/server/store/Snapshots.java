package hoops.server.store;

import hoops.engine.Digest;
import hoops.engine.control.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The snapshots of the World in the data folder, so that a start replays only what came after.
///
/// The two newest are kept, each under its position. One is gone on from only if its bytes are
/// whole, the very code of this engine made it (other rules might have made another World of the
/// same entries), and the chain's hash at its position is the journal's (I1). Free text stands in
/// them as in side rows; whoever erases one must drop them. One thread at a time.
public final class Snapshots {
  private static final int KEPT = 2;
  private static final String SUFFIX = ".snapshot";

  private final Path folder;
  private final SqlitePages pages;
  private final String engine;

  Snapshots(Path folder, SqlitePages pages, String engine) {
    this.folder = folder;
    this.pages = pages;
    this.engine = engine;
  }

  /// Those of that folder and its journal, for the engine of this very program.
  public static Snapshots of(DataFolder folder, SqlitePages pages) {
    return new Snapshots(folder.folder("snapshots"), pages, engine());
  }

  /// The World of the newest that can be gone on from; the empty one where there is none. `skipped`
  /// is told of each newer one why it is passed over.
  public World newest(Consumer<String> skipped) {
    for (var file : files()) {
      try {
        return SnapshotFile.read(file, this::judge);
      } catch (SnapshotFile.Unfit | IOException why) {
        skipped.accept(
            "the snapshot %s is passed over: %s".formatted(file.getFileName(), why.getMessage()));
      }
    }
    return World.EMPTY;
  }

  /// Keeps a snapshot of this World, whose entries are all durable, and drops all but the newest
  /// two.
  public void keep(World world) throws IOException {
    var position = world.position();
    var head = new SnapshotFile.Head(engine, position, pages.chained(position));
    SnapshotFile.write(folder.resolve("%019d%s".formatted(position.number(), SUFFIX)), head, world);
    var files = files();
    for (var old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.delete(old);
    }
  }

  private void judge(SnapshotFile.Head head) throws SnapshotFile.Unfit {
    if (!head.engine().equals(engine)) {
      throw new SnapshotFile.Unfit("another version of Hoops made it");
    }
    if (head.position().compareTo(pages.last()) > 0) {
      throw new SnapshotFile.Unfit(
          "it is of entry %s, and the journal ends at %s".formatted(head.position(), pages.last()));
    }
    if (!head.chain().equals(pages.chained(head.position()))) {
      throw new SnapshotFile.Unfit("it is of another journal");
    }
  }

  /// Newest first.
  private List<Path> files() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }

  /// Names the code of the engine: the digest of its jar; a folder of classes has none, and counts
  /// as one engine.
  private static String engine() {
    try {
      var source = World.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      var jar = Path.of(source);
      return Files.isRegularFile(jar) ? Digest.of(Files.readAllBytes(jar)).text() : "unpacked";
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the engine's own code cannot be read", e);
    }
  }
}
